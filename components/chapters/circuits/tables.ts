import type { FigureTable } from '@/components/figure/table';
import { type Composition, READINGS, readBy } from '@/lib/heads/composition';
import { headName } from '@/lib/heads/name';
import type { PatchView } from './patch-view';

/** A row a head that may be read: how strongly the reader reads it. */
export function compositionTable(composition: Composition, reader: number): FigureTable {
  const { heads } = composition;
  const read = READINGS.map(
    (reading) =>
      new Map(readBy(composition, reader, reading).map(({ writer, score }) => [writer, score])),
  );
  const writers = [...(read[0]?.keys() ?? [])].sort((a, b) => a - b);
  return {
    columns: ['Written by', 'Through queries', 'Through keys', 'Through values'],
    rows: writers.map((writer) => [
      headName(writer, heads),
      ...read.map((scores) => scores.get(writer) ?? ''),
    ]),
  };
}

/** A row a cell: how much of the difference came back with it. */
export function patchTable({ cells, nameOf }: PatchView): FigureTable {
  return {
    columns: ['Put in', 'Share that came back'],
    rows: cells.map((cell) => [nameOf(cell), cell.recovered ?? 'not tried']),
  };
}
