import { ATTENTION_FACTS } from '@/components/chapters/masked-attention/facts';
import { RECORDED_ATTENTION } from '@/components/chapters/masked-attention/recorded';
import gpt2Heads from '@/content/recorded/gpt2/heads.json';
import firstLayer from '@/content/recorded/masked-attention/layer-1-off.json';
import thirdLayer from '@/content/recorded/masked-attention/layer-3-off.json';
import { type RecordedFile, readRecorded } from '@/lib/engine/answered';
import { dot } from '@/lib/maths/attention';
import { softmax } from '@/lib/maths/softmax';
import { fixed } from '@/lib/text/fixed';
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

const rowOnPaper = (token: string, i: number): Claim => {
  const [first = 0, second = 0] = keys[i] ?? [];
  const key = `(${fixed(first, 0)}, ${fixed(second, 0)})`;
  const sum = `1·${first < 0 ? `(${fixed(first, 0)})` : first} + 1·${second} = ${fixed(scores[i] ?? 0, 0)}`;
  const cells = [scaled[i], powers[i], weights[i]].map((value) => fixed(value ?? 0)).join(' | ');
  return {
    quote: `| ${token} | ${key} | ${sum} | ${cells} | (${values[i]?.join(', ')}) |`,
  };
};

const { answer: ablation } = RECORDED_ATTENTION.ablation.mean;
const heads = RECORDED_ATTENTION.ablation.mean.shape.heads;

/** What a layer's heads do one by one, added up, and together: changes of a log-probability. */
function effectsOf(layer: number, file: RecordedFile) {
  const alone = ablation.effects.subarray(layer * heads, (layer + 1) * heads);
  const { candidates } = readRecorded('headsOff', file).answer;
  const { before, after } = candidates.find(({ id }) => id === ablation.targetIds[0]) ?? {
    before: Number.NaN,
    after: Number.NaN,
  };
  return { alone: alone.reduce((a, b) => a + b, 0), together: Math.log(after / before) };
}

const { answer: gpt2 } = readRecorded('inspect', gpt2Heads);
/** [L]: how many of GPT-2's 12 heads give the first token more than half of the last one's weight. */
const resting = (gpt2.attention ?? []).map((layer) => {
  const { length } = gpt2.ids;
  const weights = Array.from({ length: 12 }, (_, h) => layer[(h * length + length - 1) * length]);
  return weights.filter((weight = 0) => weight > 0.5).length;
});

/** Returns a number that was printed with a true minus. */
const signed = (told: string) => Number(told.replace('−', '-'));

/** What the chapter on masked attention says of its figures, and what it works out on paper. */
export const maskedAttentionClaims: readonly Claim[] = [
  rowOnPaper('the', 0),
  rowOnPaper('dog', 1),
  rowOnPaper('barks', 2),
  { quote: `The column of powers adds up to ${fixed(powers.reduce((a, b) => a + b))}.` },
  {
    quote: `${values.map((value, i) => `${fixed(weights[i] ?? 0)} · (${value.join(', ')})`).join(' + ')} = (${output.map((x) => fixed(x)).join(', ')})`,
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
      Number(ATTENTION_FACTS.fell) > Number(ATTENTION_FACTS.told) / 2 &&
      Number(ATTENTION_FACTS.bitsOff) > Number(ATTENTION_FACTS.bitsOn) + 1,
  },
  {
    quote: 'Another head comes out on top',
    holds: () =>
      ATTENTION_FACTS.zeroHead !== ATTENTION_FACTS.causeHead &&
      Math.abs(signed(ATTENTION_FACTS.zeroEffect)) >
        2 * Math.abs(signed(ATTENTION_FACTS.zeroAveraged)),
  },
  { quote: 'a correlation of only', holds: () => Number(ATTENTION_FACTS.correlation) < 0.8 },
  {
    quote: 'losing all of them does much. Try layer 3, then layer 1.',
    holds: () => {
      const [third, first] = [effectsOf(2, thirdLayer), effectsOf(0, firstLayer)];
      return (
        third.together < -1 &&
        Math.abs(third.together) > 3 * Math.abs(third.alone) &&
        Math.abs(first.together) < 0.05
      );
    },
  },
  {
    quote: 'In its first layer no head rests on the first token.',
    holds: () => resting[0] === 0,
  },
  {
    quote: 'From the sixth layer on, most do: at the last word, at least three heads in four',
    holds: () => resting.slice(5).every((count) => count >= 9),
  },
  {
    quote: 'layer 5, head 12 looks at the token before, and at nothing else',
    holds: () => {
      const { length } = gpt2.ids;
      const map = gpt2.attention?.[4]?.subarray(11 * length * length) ?? [];
      return gpt2.ids.every((_, q) => q === 0 || (map[q * length + q - 1] ?? 0) > 0.99);
    },
  },
  {
    quote: 'The order of the weights is not the order of the effects.',
    holds: () => Number(ATTENTION_FACTS.causeRank) > 1 && Number(ATTENTION_FACTS.hardRank) > 1,
  },
];
