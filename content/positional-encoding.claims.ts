import {
  GPT2_LAST_LENGTHS,
  GPT2_ROWS,
  loadGpt2Rows,
  loadGpt2Table,
} from '@/components/chapters/positional-encoding/gpt2';
import { RECORDED_POSITIONS } from '@/components/chapters/positional-encoding/recorded';
import { dials } from '@/components/widgets/position-clocks/marks';
import { rotaryPair } from '@/components/widgets/relative-positions/marks';
import mixed from '@/content/recorded/positional-encoding/mixed.json';
import { meanAt } from '@/lib/maths/mean-at';
import { standardDeviation } from '@/lib/maths/standard-deviation';
import type { Claim } from './claim';

const { similarity } = await loadGpt2Rows();
const { table } = await loadGpt2Table();
const learned = RECORDED_POSITIONS.learned.answer;
const formula = RECORDED_POSITIONS.sinusoidal.answer;

/** The mean cosine of GPT-2's rows that are so many positions apart. */
const gpt2At = (distance: number) => meanAt(similarity.values, similarity.rows, distance);

/** [T]: a column of GPT-2's table. */
const columnOf = (column: number) =>
  Float32Array.from(
    { length: table.rows },
    (_, row) => table.values[row * table.columns + column] ?? 0,
  );

/** The 60 columns of GPT-2's table that hold most, and their share of the sum of squares. */
function strongest() {
  const squares = new Float64Array(table.columns);
  for (const [i, value] of table.values.entries()) {
    const column = i % table.columns;
    squares[column] = (squares[column] ?? 0) + value ** 2;
  }
  const order = Array.from(squares.keys()).sort((a, b) => (squares[b] ?? 0) - (squares[a] ?? 0));
  const columns = order.slice(0, 60);
  const sum = (of: Iterable<number>) => Array.from(of).reduce((total, value) => total + value, 0);
  return { columns, share: sum(columns.map((column) => squares[column] ?? 0)) / sum(squares) };
}

/** The length of each row of a table, or of a sample of it. */
const lengthsOf = ({ rows, columns, values }: typeof table) =>
  Array.from({ length: rows }, (_, row) =>
    Math.hypot(...values.subarray(row * columns, (row + 1) * columns)),
  );

/** How often a column goes from one side of 0 to the other, the first and the last rows left out. */
function swingsOf(column: Float32Array): number {
  const inner = column.slice(8, -1);
  const clear = inner.filter((value) => Math.abs(value) > 0.3 * standardDeviation(inner));
  return clear.filter((value, i) => i > 0 && value * (clear[i - 1] ?? 0) < 0).length;
}

/** The cosines of GPT-2's last row with all the others. */
const lastRow = () => similarity.values.slice(-similarity.columns, -1);

/** Of a recorded sample of the model's own map: the mean cosine so many cells apart. */
const ownAt = (cells: number) => meanAt(learned.similarity.values, learned.similarity.rows, cells);

/** The clock's hands at a position. */
const hands = (position: number) => dials(position, formula.width, 1);

/** What the chapter on positions says of its figures. */
export const positionalEncodingClaims: readonly Claim[] = [
  {
    quote: 'They are mixed, but not lost.',
    // No more of the tokens than any directions hold by chance.
    holds: () => mixed.positions > 0.6 && mixed.tokens < mixed.directions / learned.width,
  },
  {
    quote: 'Sixty of its 768 columns hold nearly all there is',
    holds: () => strongest().share > 0.97,
  },
  {
    quote: 'each of those rises and falls in a few slow swings from the first row to the last',
    holds: () => strongest().columns.every((column) => swingsOf(columnOf(column)) < 8),
  },
  {
    quote: 'position 0, where all hands point to the right',
    holds: () => hands(0).every(({ sine, cosine }) => sine === 0 && cosine === 1),
  },
  {
    quote:
      'The first hand has passed its start again after seven steps, while the last has hardly left it.',
    holds: () => {
      const turns = hands(7).map(({ turn }) => 7 / turn);
      return (
        Math.floor(turns[0] ?? 0) === 1 &&
        6 / (hands(6)[0]?.turn ?? 0) < 1 &&
        (turns.at(-1) ?? 1) < 0.01
      );
    },
  },
  {
    quote: 'a hand is as high on its way up as on its way down.',
    holds: () => {
      const quarter = (hands(0)[3]?.turn ?? 0) / 4;
      const [up, down] = [hands(quarter - 100)[3], hands(quarter + 100)[3]];
      if (!up || !down) return false;
      return Math.abs(up.sine - down.sine) < 1e-9 && Math.abs(up.cosine + down.cosine) < 1e-9;
    },
  },
  {
    quote: 'both arrows have been turned farther, but the angle between them is the same.',
    holds: () => {
      const [early, later] = [rotaryPair(3, 0, 1), rotaryPair(7, 4, 1)];
      const between = ({ query, key }: typeof early) => query.angle - key.angle;
      return later.key.angle > early.key.angle && Math.abs(between(early) - between(later)) < 1e-9;
    },
  },
  {
    quote: 'Both maps have a band along the diagonal: near places have similar rows.',
    holds: () =>
      gpt2At(8) > 0.95 && gpt2At(8) > gpt2At(128) && ownAt(1) > ownAt(6) && ownAt(6) > ownAt(20),
  },
  {
    quote: 'Rows some 250 places apart point in opposite directions',
    holds: () => gpt2At(250) < -0.4,
  },
  {
    quote: 'rows some 540 apart lean the same way once more',
    holds: () => gpt2At(540) > 0.25 && gpt2At(540) > gpt2At(480) && gpt2At(540) > gpt2At(660),
  },
  {
    quote: 'its map shows no such line: each row is nearly identical to the next.',
    holds: () => gpt2At(1) > 0.995,
  },
  {
    quote: 'the cosine never falls below 0: the slow hands agree all the way.',
    holds: () => formula.similarity.values.every((value) => value > 0),
  },
  {
    quote: 'the three directions drawn here hold nine tenths of all the differences',
    holds: () => {
      const share = Array.from(GPT2_ROWS.explained).reduce((sum, one) => sum + one, 0);
      return Math.abs(share - 0.9) < 0.02;
    },
  },
  {
    quote: 'Its row is the longest of all, in storybook’s table as in GPT‑2’s',
    holds: () =>
      [table, learned.table].every((rows) => {
        const [first = 0, ...others] = rows ? lengthsOf(rows) : [];
        return others.length > 0 && first > 1.5 * Math.max(...others);
      }),
  },
  {
    quote: 'That row is only a thirtieth as long as the one before it',
    holds: () => {
      const [before = 0, last = 1] = GPT2_LAST_LENGTHS;
      return Math.abs(before / last - 30) < 4;
    },
  },
  {
    quote: 'it is nearly at a right angle to every other',
    holds: () => lastRow().every((cosine) => Math.abs(cosine) < 0.06),
  },
  {
    quote: 'on the path it drops out of the curve, back to the middle',
    holds: () => {
      const { points } = GPT2_ROWS.curve;
      const away = (from: number) => Math.hypot(...points.subarray(from, from + 3));
      return away(points.length - 3) < 0.2 * away(points.length - 6);
    },
  },
];
