import { ATTENTION_FACTS } from '@/components/chapters/masked-attention/facts';
import { RECORDED_ATTENTION } from '@/components/chapters/masked-attention/recorded';
import { REPEATED } from '@/components/chapters/masked-attention/repeated';
import gpt2Heads from '@/content/recorded/gpt2/heads.json';
import { readRecorded } from '@/lib/engine/answered';
import type { RepeatedText } from '@/lib/engine/tasks/repeated-text';
import { dot } from '@/lib/maths/dot';
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

const texts = Object.values(REPEATED).map(({ answer }) => answer);
/** What the heads that carry a repetition do together, and one by one added up: nats. */
const together = (text: RepeatedText) => Math.log(text.withoutCarriers.mean / text.repeated);
const alone = ({ carriers, effects }: RepeatedText) =>
  carriers.reduce((sum, [layer, head]) => sum + (effects[layer * heads + head] ?? 0), 0);
const { heads } = REPEATED.fox.shape;

/** Whether all tokens of the last sentence look most, in the strongest head, at the word that is due. */
function allLookAtIt({ ids, attention, earlier }: RepeatedText): boolean {
  const T = ids.length;
  const [map = new Float32Array()] = attention;
  const cue = ids.map((_, q) => q).slice(earlier + 2);
  return cue.every((q) => {
    const row = Array.from(map.subarray(q * T, q * T + q + 1));
    return row.indexOf(Math.max(...row)) === earlier;
  });
}

/** The mean weight of the token before in each head of a repetition, where the text repeats itself. */
function looksBack({ ids, attention, earlier }: RepeatedText): number[] {
  const T = ids.length;
  const later = ids.map((_, q) => q).filter((q) => q > earlier);
  const sum = (map: Float32Array) => later.reduce((all, q) => all + (map[q * T + q - 1] ?? 0), 0);
  return attention.map((map) => sum(map) / later.length);
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
    quote: 'Switch the division off: in the open head the largest weight goes from',
    holds: () => Number(ATTENTION_FACTS.rootOff) > 1.5 * Number(ATTENTION_FACTS.rootOn),
  },
  {
    quote: 'And little is fetched there: in',
    holds: () => Number(ATTENTION_FACTS.short) > 0.9 * Number(ATTENTION_FACTS.upper),
  },
  {
    quote: 'Every head writes to every place of the stream, and they do not agree',
    holds: () => {
      const { written, places } = RECORDED_ATTENTION.projection.answer;
      const [{ written: there } = { written: [] }] = places;
      return written.every((x) => x !== 0) && there.some((x) => x > 0) && there.some((x) => x < 0);
    },
  },
  {
    quote: 'is the exception: had the model copied what it saw, all would be near 1.',
    holds: () =>
      Number(ATTENTION_FACTS.fell) > Number(ATTENTION_FACTS.told) / 2 &&
      Number(ATTENTION_FACTS.bitsOff) > Number(ATTENTION_FACTS.bitsOn) + 1,
  },
  {
    quote: 'All changes together, signs aside, go from',
    holds: () => Number(ATTENTION_FACTS.sumZero) > 1.2 * Number(ATTENTION_FACTS.sumMean),
  },
  {
    quote: 'What you call the cause depends on what you compare with.',
    holds: () =>
      Math.abs(signed(ATTENTION_FACTS.apartZero) - signed(ATTENTION_FACTS.apartMean)) > 0.05,
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
    quote: 'Over all heads, the largest weight and the size of the effect have a correlation of',
    holds: () => Math.abs(signed(ATTENTION_FACTS.correlation)) < 0.4,
  },
  {
    quote: 'A head that looks hard need not matter.',
    holds: () => Number(ATTENTION_FACTS.sharpIdle) > Number(ATTENTION_FACTS.sharp) / 2,
  },
  {
    quote: 'The effects do not simply add up: heads stand in for one another.',
    holds: () => texts.some((text) => Math.abs(together(text) - alone(text)) > 0.5),
  },
  {
    quote: 'You have just read it.',
    holds: () => texts.every(({ alone, repeated }) => repeated > 20 * alone && repeated > 0.3),
  },
  {
    quote: 'This is more than a look: it is a cause, with its control.',
    holds: () =>
      texts.every(
        ({ repeated, withoutCarriers, withoutOthers }) =>
          withoutCarriers.mean < repeated / 4 &&
          withoutCarriers.zero < repeated / 4 &&
          withoutOthers.mean > 0.8 * repeated,
      ),
  },
  {
    quote: 'the second *purple* gives *duck* a weight of',
    holds: () => Number(ATTENTION_FACTS.duckLook) > 0.5,
  },
  {
    quote: 'but the other words of that sentence look at *duck*, too.',
    holds: () => allLookAtIt(REPEATED.duck.answer),
  },
  {
    quote: 'In the story of the fox, its previous-token heads do take part.',
    holds: () => looksBack(REPEATED.fox.answer).some((weight) => weight > 0.35),
  },
];
