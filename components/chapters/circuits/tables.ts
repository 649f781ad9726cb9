import type { FigureTable } from '@/components/figure/table';
import { claimEffects, partName } from '@/components/widgets/ledger/marks';
import type { ExchangedParts } from '@/lib/block/exchanged-parts';
import type { Sinks } from '@/lib/engine/tasks/sinks';
import { type Composition, READINGS, readBy } from '@/lib/heads/composition';
import { headName } from '@/lib/heads/name';
import { columnTable } from '../column-table';
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
  return columnTable(cells, [
    ['Put in', nameOf],
    ['Share that came back', ({ recovered }) => recovered ?? 'not tried'],
  ]);
}

/** A row a head: what it gives to the first token, and what it finds there; then what is lost. */
export function sinksTable({ weights, values, nats, natsWithout }: Sinks, heads: number) {
  return {
    columns: ['Head, or token forgotten', 'Weight on the first', 'Length of its value', 'Nats'],
    rows: [
      ...Array.from(weights, (weight, i) => [headName(i, heads), weight, values[i] ?? '', '']),
      ['nothing forgotten', '', '', nats],
      ...Array.from(natsWithout, (without, t) => [`token ${t + 1}`, '', '', without]),
    ],
  } satisfies FigureTable;
}

/** A row a part: what it gives on the one sentence and not on the other, and what went without. */
export function namesTable(answer: ExchangedParts, heads: number): FigureTable {
  return columnTable(claimEffects(answer), [
    ['Part', ({ part }) => partName(part, heads)],
    ['Claimed', ({ claimed }) => claimed],
    ['Went, exchanged', ({ effect }) => effect],
  ]);
}
