import { RECORDED } from '@/components/chapters/inside-a-block/recorded';
import { dot } from '@/lib/maths/attention';
import { gelu } from '@/lib/maths/gelu';
import { layerNorm } from '@/lib/maths/layer-norm';
import type { Claim } from './claim';

/** Returns a number as the chapter prints it. */
const told = (value: number, digits = 2) =>
  (Number.isInteger(value) ? String(value) : value.toFixed(digits)).replace('-', '−');
const vector = (values: Iterable<number>) => `(${[...values].map((x) => told(x)).join(', ')})`;

const onPaper = [1, 2, 3, 6];
const norm = layerNorm(onPaper, [1, 1, 1, 1], [0, 0, 0, 0]);
const centred = onPaper.map((x) => x - norm.mean);

const neuron = { weights: [3, 1], bias: 0.5, writes: [0.2, -1] };
const inputOf = (x: readonly number[]) => dot(x, neuron.weights) + neuron.bias;
const open = gelu(inputOf([1, -2]));

const { flows } = RECORDED.flow.answer;
/** [T][S]: the length of each token's vector at every station. */
const lengths = flows.map((flow) => flow.map(({ length }) => length));

/** What the chapter on the inside of a block says of its figures, and what it works out on paper. */
export const insideABlockClaims: readonly Claim[] = [
  {
    quote: `take the vector ${vector(onPaper)}. Its mean is ${told(norm.mean)}, so the centred vector is ${vector(centred)}`,
  },
  {
    quote: `with a mean of ${told(dot(centred, centred) / 4, 1)}, and the root of that is the standard deviation, ${told(norm.deviation)}`,
  },
  { quote: `Divide by it: ${vector(norm.scaled)}.` },
  {
    quote: `3 · 1 + 1 · (−2) + 0.5 = ${told(inputOf([1, -2]), 1)}, and GELU lets ${told(open)} of it through`,
  },
  {
    quote: `adds ${told(open)} · (0.2, −1) = ${vector(neuron.writes.map((x) => x * open))} to the stream`,
  },
  {
    quote: `it would get ${told(inputOf([-1, 1]), 1)}, of which GELU leaves ${told(gelu(inputOf([-1, 1])))}`,
  },
  {
    quote: 'On the right, one line runs above all the others until the last block: the first token',
    holds: () => {
      const [first = [], ...others] = lengths;
      return first
        .slice(0, -2)
        .every((length, s) => others.every((lane) => length > 1.2 * (lane[s] ?? 0)));
    },
  },
  {
    quote: 'A step can be long and still not lengthen the vector',
    holds: () =>
      flows.some((flow) =>
        flow.some(
          ({ length, step }, i) =>
            i > 0 && step > 0.3 * length && length < (flow[i - 1]?.length ?? 0) * 1.05,
        ),
      ),
  },
  {
    quote: 'At a few places they leap',
    holds: () =>
      RECORDED.unembedding.answer.tokens.slice(0, 2).every(({ sums = new Float64Array() }) => {
        const products = [...sums].map((sum, i) => Math.abs(sum - (sums[i - 1] ?? 0)));
        const sorted = products.sort((a, b) => b - a);
        const mean = sorted.reduce((a, b) => a + b, 0) / sorted.length;
        return (sorted[1] ?? 0) > 5 * mean;
      }),
  },
];
