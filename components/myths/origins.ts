import storybook from '@/lib/engine/storybook.json';
import type { Measures } from './measurement';
import { chanceBar, count, countBar, word, written } from './words';

/** The hash's digits, in hex. */
const DIGITS = 64;

/** Digits of a hash that are not those of another; all where one of them is missing. */
function otherDigits(one: string | undefined, other: string | undefined): number {
  if (!one || !other) return DIGITS;
  return [...one].filter((digit, i) => digit !== other[i]).length;
}

/** Experiments on where the answers of a model come from. */
export const ORIGINS = {
  stored: (answered) => {
    const { answer, model } = answered;
    const learned =
      model === 'storybook'
        ? ` The texts that it learned from have ${count(storybook.trainingBytes)} bytes, ${Math.round(storybook.trainingBytes / answer.bytes)} times as many.`
        : '';
    return {
      bars: [
        countBar('What it wrote, found as letters', answer.foundAsText),
        countBar('What it wrote, found as ids of tokens', answer.foundAsIds),
        countBar('For comparison: “Softmax”, the name of an operation', answer.foundKnown, true),
      ],
      said: `It wrote “${written(answered, answer.ids)}” In the ${count(answer.bytes)} bytes of its file this is found ${times(answer.foundAsText + answer.foundAsIds)}.${learned}`,
      settled: answer.foundAsText + answer.foundAsIds === 0 && answer.foundKnown > 0,
    };
  },
  programmed: ({ request, answer }) => {
    const [alone, told, otherAlone, otherTold] = answer.map(({ probability }) => probability);
    return {
      bars: request.places.map(({ text, word: name }, i) =>
        chanceBar(`“${text}”, then “${name.trim()}”`, answer[i]?.probability ?? 0, i % 2 === 0),
      ),
      said: 'After the name has been said, the model expects it again, whichever it is. Of a name of several tokens, the first is counted.',
      settled: (told ?? 0) > 10 * (alone ?? 1) && (otherTold ?? 0) > 10 * (otherAlone ?? 1),
    };
  },
  browses: (answered, page) => {
    const { ids, before, during } = answered.answer;
    const all = during + (page?.requests ?? 0);
    return {
      bars: [
        countBar(`Requests of the model’s thread, for ${ids.length} tokens`, during),
        ...(page ? [countBar('Requests of the page meanwhile', page.requests)] : []),
        ...(before > 0
          ? [countBar('For comparison: requests of that thread before, to load', before, true)]
          : []),
      ],
      said: `It wrote “${written(answered, ids)}”, and ${all === 0 ? 'nothing was asked of any server' : `${count(all)} requests were made`}. It has no clock and no calendar: “today” is a word like any other.`,
      settled: all === 0,
    };
  },
  learns: (answered) => {
    const { answer, request } = answered;
    const { before, during, after, changed, changedByHead } = answer;
    return {
      bars: [
        chanceBar(`“${request.question}”, before it is told`, before.probability),
        chanceBar(`“${request.told} ${request.question}”`, during.probability),
        chanceBar(`“${request.question}”, in a new text afterwards`, after.probability),
      ],
      said: `In the text that says it, “${word(answered, before.targetId)}”, the first token of the name, is ${times(Math.round(during.probability / before.probability))} as likely. Afterwards all ${count(before.possible)} logits are what they were before: the largest change is ${changed.toPrecision(2).replace(/^0\.0$/, '0')}. With a single head switched off it would be ${changedByHead.toPrecision(2)}.`,
      settled: changed === 0 && changedByHead > 0 && during.probability > 2 * before.probability,
    };
  },
  users: ({ answer }) => {
    const { sha256, sha256Altered, published } = answer;
    const differing = otherDigits(sha256, published);
    return {
      bars: [
        countBar('Digits of the file’s hash that are not the published ones', differing),
        countBar(
          'For comparison: with one bit of the file turned over',
          otherDigits(sha256Altered, published),
          true,
        ),
      ],
      said:
        sha256 === undefined || published === undefined
          ? 'The hash cannot be compared here: it needs an address that begins with https, and a hash that was published.'
          : `The SHA-256 of the file that answers you is ${sha256.slice(0, 8)}…${sha256.slice(-8)}, and the published one is ${published.slice(0, 8)}…${published.slice(-8)}. Everybody’s copy is the same, whatever they have written to it.`,
      settled: differing === 0,
    };
  },
} satisfies Partial<Measures>;

const times = (n: number) => (n === 1 ? 'once' : `${count(n)} times`);
