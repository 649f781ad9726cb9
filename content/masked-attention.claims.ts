import { FACTS } from '@/components/chapters/masked-attention/facts';
import { dot } from '@/lib/maths/attention';
import { softmax } from '@/lib/maths/softmax';
import type { Claim } from './claim';

/** The example on paper: the query, and key and value of each of the three tokens. */
const query = [1, 1];
const keys = [
  [-1, 0],
  [1, 1],
  [0, 1],
];
const values = [
  [0, 4],
  [2, 0],
  [1, 1],
];
const scores = keys.map((key) => dot(query, key));
const scaled = scores.map((score) => score / Math.SQRT2);
const powers = scaled.map(Math.exp);
const weights = softmax(Float64Array.from(scaled));
const column = (i: number) => values.map((value) => value[i] ?? 0);
const output = [0, 1].map((i) => dot(weights, column(i)));
/** Returns a number as the chapter prints it. */
const told = (value: number, digits = 2) => value.toFixed(digits).replace('-', '−');

const rowOnPaper = (token: string, i: number): Claim => {
  const [first = 0, second = 0] = keys[i] ?? [];
  const key = `(${told(first, 0)}, ${told(second, 0)})`;
  const sum = `1·${first < 0 ? `(${told(first, 0)})` : first} + 1·${second} = ${told(scores[i] ?? 0, 0)}`;
  const cells = [scaled[i], powers[i], weights[i]].map((value) => told(value ?? 0)).join(' | ');
  return {
    quote: `| ${token} | ${key} | ${sum} | ${cells} | (${values[i]?.join(', ')}) |`,
  };
};

/** What the chapter on masked attention says of its figures, and what it works out on paper. */
export const maskedAttentionClaims: readonly Claim[] = [
  rowOnPaper('the', 0),
  rowOnPaper('dog', 1),
  rowOnPaper('barks', 2),
  { quote: `The column of powers adds up to ${told(powers.reduce((a, b) => a + b))}.` },
  {
    quote: `${values.map((value, i) => `${told(weights[i] ?? 0)} · (${value.join(', ')})`).join(' + ')} = (${output.map((x) => told(x)).join(', ')})`,
  },
  {
    quote: 'Add 100 to all three scores, and nothing changes.',
    holds: () => {
      const moved = softmax(Float64Array.from(scores, (score) => (score + 100) / Math.SQRT2));
      return moved.every((weight, i) => Math.abs(weight - (weights[i] ?? 0)) < 1e-9);
    },
  },
  {
    quote: 'that is no sign of copying',
    holds: () =>
      Number(FACTS.fell) > Number(FACTS.told) / 2 &&
      Number(FACTS.bitsOff) > Number(FACTS.bitsOn) + 1,
  },
  {
    quote: 'The order of the weights is not the order of the effects.',
    holds: () => Number(FACTS.causeRank) > 1 && Number(FACTS.hardRank) > 1,
  },
];
