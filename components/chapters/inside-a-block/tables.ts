import type { FigureTable } from '@/components/figure/table';
import { NORM_STEPS, type NormRow } from '@/components/widgets/layer-norm/marks';
import { type LensView, rowName } from '@/components/widgets/logit-lens/marks';
import type { NeuronRow } from '@/components/widgets/neurons/rows';
import { stationName, WRITERS } from '@/components/widgets/residual-flow/marks';
import type { LabelledToken } from '@/components/widgets/unembedding/marks';
import type { Station, StreamWriter } from '@/lib/block/flow';
import { columnTable } from '../column-table';

/** A row a token and station. */
export function flowTable(
  flows: readonly (readonly Station[])[],
  labels: readonly string[],
): FigureTable {
  const names = (Object.keys(WRITERS) as StreamWriter[]).filter((writer) =>
    flows[0]?.some(({ shares }) => writer in shares),
  );
  return {
    columns: [
      'Token',
      'After',
      'Length',
      'Last step',
      ...names.map((writer) => `Share of ${WRITERS[writer]}`),
    ],
    rows: flows.flatMap((flow, t) =>
      flow.map((station) => [
        labels[t] ?? '',
        stationName(station),
        station.length,
        station.step,
        ...names.map((writer) => station.shares[writer] ?? 0),
      ]),
    ),
  };
}

/** A row a place of the vector, a column a step. */
export function normTable(rows: readonly NormRow[]): FigureTable {
  const [first] = rows;
  return {
    columns: ['Place', ...rows.map((_, i) => NORM_STEPS[i] ?? '')],
    rows: Array.from(first?.values ?? [], (_, place) => [
      place + 1,
      ...rows.map(({ values }) => values[place] ?? 0),
    ]),
  };
}

/** A row a neuron and place of the sample. */
export function neuronsTable(rows: readonly NeuronRow[]): FigureTable {
  const excited = rows.flatMap(({ places = [], ...row }) =>
    (places.length > 0 ? places : [undefined]).map((place) => ({ ...row, place })),
  );
  return columnTable(excited, [
    ['Neuron', ({ index }) => index + 1],
    ['Goes in', ({ input }) => input],
    ['Comes out', ({ activation }) => activation],
    ['Before', ({ place }) => place?.before ?? ''],
    ['Excited most by', ({ place }) => place?.token ?? ''],
    ['After', ({ place }) => place?.after ?? ''],
    ['Its activation there', ({ place }) => place?.activation ?? ''],
    ['Raises', ({ writes }) => writes?.raised.join(' ') ?? ''],
    ['Lowers', ({ writes }) => writes?.lowered.join(' ') ?? ''],
  ]);
}

/** A row a place: the likeliest tokens with their probabilities. */
export function lensTable(view: LensView): FigureTable {
  const ranks = view.at(0, 0).map((_, rank) => rank + 1);
  return {
    columns: [
      'After',
      'After',
      ...ranks.flatMap((rank) => [`Token ${rank}`, `Probability ${rank}`]),
    ],
    rows: Array.from({ length: view.layers + 1 }, (_, layer) =>
      view.labels.map((label, t) => [
        rowName(layer),
        label,
        ...view.at(layer, t).flatMap((named) => [named.label, named.probability]),
      ]),
    ).flat(),
  };
}

/** A row a token: dot product, logit, probability. */
export function unembeddedTable(tokens: readonly LabelledToken[]): FigureTable {
  return columnTable(tokens, [
    ['Token', ({ label }) => label],
    ['Dot product', ({ sums }) => sums?.at(-1) ?? 'hidden'],
    ['Logit of the model', ({ logit }) => logit],
    ['Probability', ({ probability }) => probability],
  ]);
}
