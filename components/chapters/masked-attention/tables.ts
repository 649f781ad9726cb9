import type { FigureTable } from '@/components/figure/table';
import type { ProjectionMarks } from '@/components/widgets/output-projection/marks';
import type { PredictionPair } from '@/components/widgets/predictions/marks';
import type { ShareBar } from '@/components/widgets/repeated-text/marks';
import type { RepeatedText } from '@/lib/engine/tasks/repeated-text';
import { headName } from '@/lib/heads/name';
import { KINDS, type Profile } from '@/lib/heads/profile';
import type { HeadSteps } from '@/lib/heads/steps';
import type { ProbabilityChange } from '@/lib/trace/probability-change';
import { columnTable } from '../column-table';

/** A row a token: its key, the numbers of each step, its value; the query and the sum last. */
export function stepsTable(steps: HeadSteps, labels: readonly string[]): FigureTable {
  const numbers = Array.from({ length: steps.query.length }, (_, i) => i);
  const vector = (values: ArrayLike<number>) => numbers.map((i) => values[i] ?? 0);
  const blank = numbers.map(() => '');
  return {
    columns: [
      'Token',
      'Dot product',
      'Scaled',
      'Weight',
      ...numbers.map((i) => `Key ${i + 1}`),
      ...numbers.map((i) => `Value ${i + 1}`),
    ],
    rows: [
      ...labels.map((label, t) => [
        label,
        steps.products[t] ?? 0,
        steps.scores[t] ?? 0,
        steps.weights[t] ?? 'forbidden',
        ...vector(steps.keys[t] ?? []),
        ...vector(steps.values[t] ?? []),
      ]),
      [`Query of ${labels[steps.position]}`, '', '', '', ...vector(steps.query), ...blank],
      ['Sum of weighted values', '', '', 1, ...blank, ...vector(steps.output)],
    ],
  };
}

/** A row a term of the sum at one place; below it, a row a number of the head that is followed. */
export function projectionTable({ rows, products }: ProjectionMarks, open: number): FigureTable {
  return {
    columns: ['What', 'Number of the head', 'Weight in W_O', 'Adds, or has come to'],
    rows: [
      ...rows.map(({ kind, head, value }) => [
        head === undefined ? kind : `head ${head + 1}`,
        '',
        '',
        value,
      ]),
      ...products.map(({ number, weight, product }, j) => [
        `head ${open + 1}, number ${j + 1}`,
        number,
        weight,
        product,
      ]),
    ],
  };
}

/** A row a position: the prediction with the mask and without. */
export function predictionsTable(pairs: readonly PredictionPair[]): FigureTable {
  return columnTable(pairs, [
    ['After', ({ token }) => token],
    ['Comes', ({ follows }) => follows ?? ''],
    ['Its probability, mask on', ({ masked }) => masked.next ?? ''],
    ['Its probability, mask off', ({ unmasked }) => unmasked?.next ?? ''],
    ['Likeliest, mask on', ({ masked }) => masked.label],
    ['Likeliest, mask off', ({ unmasked }) => unmasked?.label ?? ''],
  ]);
}

/** A row a head, with all its scores. */
export function headsTable(
  all: readonly Profile[],
  heads: number,
  names: Readonly<Record<string, string>>,
): FigureTable {
  return {
    columns: ['Layer', 'Head', ...KINDS.map((kind) => names[kind] ?? kind)],
    rows: all.map((profile, i) => [
      Math.floor(i / heads) + 1,
      (i % heads) + 1,
      ...KINDS.map((kind) => profile[kind] ?? 'not measured'),
    ]),
  };
}

/** The effects of all heads, then the probabilities as they are switched now. */
export function ablationTable(
  effects: ArrayLike<number> | undefined,
  heads: number,
  target: string,
  rows: readonly ProbabilityChange[],
  label: (id: number) => string,
): FigureTable {
  return {
    columns: ['What', 'Before', 'After', 'Change of log-probability (nats)'],
    rows: [
      ...rows.map((row) => [
        `Probability of ${label(row.id)}`,
        row.before,
        row.after,
        Math.log(row.after / row.before),
      ]),
      ...Array.from(effects ?? [], (effect, i) => [
        `${target} without layer ${Math.floor(i / heads) + 1}, head ${(i % heads) + 1}`,
        '',
        '',
        effect,
      ]),
    ],
  };
}

/** A row a probability of the word, then a row a head: what its absence alone does. */
export function repeatTable(
  { effects }: RepeatedText,
  bars: readonly ShareBar[],
  heads: number,
  word: string,
): FigureTable {
  return {
    columns: ['Condition', `Probability of “${word}”`, 'Change of its log-probability, nats'],
    rows: [
      ...bars.map(({ label, probability }) => [label, probability, '']),
      ...Array.from(effects, (effect, i) => [headName(i, heads), '', effect]),
    ],
  };
}
