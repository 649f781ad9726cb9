import { emptyUnitTable, setRow, type UnitTable } from '@/lib/maths/unit-table';
import type { Table } from '@/lib/onnx';

/** Rows that are read between two looks at the messages: some ten milliseconds. */
const SLICE = 2048;

const unitTables = new WeakMap<Table, UnitTable>();

/**
 * A table of the file as float32 rows of length 1. It is made once, and kept as long as its table:
 * 154 MB for GPT-2's 50,257 × 768.
 *
 * @param between awaited between slices; it throws when whoever asked has gone
 */
export async function unitTableOf(table: Table, between: () => Promise<void>): Promise<UnitTable> {
  const known = unitTables.get(table);
  if (known) return known;
  const unit = emptyUnitTable(table.rows, table.width);
  for (let i = 0; i < table.rows; i++) {
    if (i % SLICE === 0) await between();
    setRow(unit, i, table.row(i));
  }
  unitTables.set(table, unit);
  return unit;
}
