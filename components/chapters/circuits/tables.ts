import type { FigureTable } from '@/components/figure/table';
import {
  attentionKey,
  BIASES,
  claimEffects,
  ledgerRows,
  partName,
  shareTrue,
} from '@/components/widgets/ledger/marks';
import type { KnockOuts } from '@/lib/block/knock-outs';
import type { Ledger } from '@/lib/block/ledger';
import { type Composition, READINGS, readBy } from '@/lib/heads/composition';
import { headName } from '@/lib/heads/name';
import type { PatchView } from './patch-view';

/** A row a line of the ledger, with what is claimed of it and what went, where that is measured. */
export function ledgerTable(
  ledger: Ledger,
  knockOuts: KnockOuts | undefined,
  heads: number,
): FigureTable {
  const layers = ledger.mlps.length;
  const open = new Set([...Array.from({ length: layers }, (_, l) => attentionKey(l)), BIASES]);
  const tested = new Map(
    (knockOuts ? claimEffects(knockOuts) : []).map((one) => [partName(one.part, heads), one]),
  );
  const lines = ledgerRows(ledger, open).map(({ label, part, value, opens }) => {
    const name = part ? partName(part, heads) : label;
    const one = tested.get(name);
    return [
      opens ? `${name}, together` : name,
      value,
      ...(one ? [one.claimed, one.effect, shareTrue(one) ?? ''] : ['', '', '']),
    ];
  });
  return {
    columns: ['Written by', 'Logits', 'Claimed', 'Went, knocked out', 'Share that was true'],
    rows: [...lines, ['All together', ledger.total, '', '', '']],
  };
}

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
