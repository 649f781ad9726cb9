import { RECORDED_BLOCK } from '@/components/chapters/inside-a-block/recorded';
import { lensView } from '@/components/widgets/logit-lens/marks';
import { neuronRows } from '@/components/widgets/neurons/rows';
import { labelledTokens, leaps, productAt } from '@/components/widgets/unembedding/marks';
import capital from '@/content/recorded/gpt2/lens-capital.json';
import double from '@/content/recorded/gpt2/lens-double.json';
import opposite from '@/content/recorded/gpt2/lens-opposite.json';
import { type RecordedFile, readRecorded } from '@/lib/engine/answered';
import { dot } from '@/lib/maths/dot';
import { gelu } from '@/lib/maths/gelu';
import { layerNorm } from '@/lib/maths/layer-norm';
import { fixed } from '@/lib/text/fixed';
import type { Claim } from './claim';

/** Returns a number as the chapter prints it. */
const told = (value: number, digits = 2) => fixed(value, Number.isInteger(value) ? 0 : digits);
const vector = (values: Iterable<number>) => `(${[...values].map((x) => told(x)).join(', ')})`;

const onPaper = [1, 2, 3, 6];
const norm = layerNorm(onPaper, [1, 1, 1, 1], [0, 0, 0, 0]);
const centred = onPaper.map((x) => x - norm.mean);

const neuron = { weights: [3, 1], bias: 0.5, writes: [0.2, -1] };
const inputOf = (x: readonly number[]) => dot(x, neuron.weights) + neuron.bias;
const open = gelu(inputOf([1, -2]));

const rivals = labelledTokens(RECORDED_BLOCK.unembedding);
const [alike, apart] = leaps(rivals);

const [activations = new Float32Array()] = RECORDED_BLOCK.mlpInputs.answer.inputs;
/** The neuron among the strongest that writes directions. */
const mover = neuronRows(activations, 6, RECORDED_BLOCK.neurons, RECORDED_BLOCK.neuronWrites)
  .map(({ writes, places = [] }) => ({
    raised: writes?.raised ?? [],
    excited: places.map(({ token }) => token),
  }))
  .find(({ raised }) => raised.includes('·up'));

const { flows } = RECORDED_BLOCK.flow.answer;
/** [T][S]: the length of each token's vector at every station. */
const lengths = flows.map((flow) => flow.map(({ length }) => length));

/** GPT-2's guesses after the last word of a recorded sentence: labels and probabilities, by layer. */
function guesses(file: RecordedFile) {
  const view = lensView(readRecorded('lens', file));
  const last = view.labels.length - 1;
  return Array.from({ length: view.layers + 1 }, (_, layer) => view.at(layer, last));
}
const japan = guesses(capital);
const CITIES = ['·Tokyo', '·Osaka', '·Kyoto'];
/** The first layer after which the final answer is among the five likeliest. */
const firstSeen = (file: RecordedFile) => {
  const layers = guesses(file);
  const final = layers.at(-1)?.[0]?.label;
  return layers.findIndex((named) => named.some(({ label }) => label === final));
};

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
        .every((length, s) => others.every((lane) => length > 1.05 * (lane[s] ?? 0)));
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
      RECORDED_BLOCK.unembedding.answer.tokens
        .slice(0, 2)
        .every(({ sums = new Float64Array() }) => {
          const products = [...sums].map((sum, i) => Math.abs(sum - (sums[i - 1] ?? 0)));
          const sorted = products.sort((a, b) => b - a);
          const mean = sorted.reduce((a, b) => a + b, 0) / sorted.length;
          return (sorted[1] ?? 0) > 5 * mean;
        }),
  },
  {
    quote: 'moves all rivals in the same direction.',
    holds: () => rivals.every((token) => productAt(token, alike?.place ?? 0) > 0.5),
  },
  {
    quote: 'they part: it adds',
    holds: () => {
      const products = rivals.map((token) => productAt(token, apart?.place ?? 0));
      return products.some((x) => x > 0.5) && products.some((x) => x < -0.5);
    },
  },
  {
    quote: 'after a movement, a direction. Here the rule can be read.',
    holds: () => {
      const { raised, excited } = mover ?? { raised: [], excited: [] };
      const motion = ['·through', '·from', '·climbed', '·over', '·across', '·mountain'];
      return (
        ['·up', '·down', '·away'].every((way) => raised.includes(way)) &&
        excited.filter((token) => motion.includes(token)).length >= 3
      );
    },
  },
  {
    quote: 'for eight layers nothing in the last column hints at a city in Japan',
    holds: () =>
      japan.slice(0, 9).every((named) => !named.some(({ label }) => CITIES.includes(label))),
  },
  {
    quote: 'After layer 9 Tokyo leads, by a hair; after layer 10 the model is all but sure.',
    holds: () => {
      const [ninth = [], tenth = []] = [japan[9], japan[10]];
      const lead = (ninth[0]?.probability ?? 0) - (ninth[1]?.probability ?? 0);
      return (
        ninth[0]?.label === '·Tokyo' &&
        lead < 0.03 &&
        tenth[0]?.label === '·Tokyo' &&
        tenth[0].probability > 0.8
      );
    },
  },
  {
    quote: 'Tokyo is first, but has to share with Kyoto and Osaka',
    holds: () =>
      japan.at(-1)?.[0]?.label === '·Tokyo' &&
      CITIES.every((city) => japan.at(-1)?.some(({ label }) => label === city)),
  },
  {
    quote: 'It is made, and late.',
    holds: () => [capital, opposite, double].every((file) => firstSeen(file) >= 7),
  },
];
