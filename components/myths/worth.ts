import { formatProbability } from '@/lib/text/format-probability';
import type { Measures } from './measurement';
import { chanceBar, count, countBar, word, written } from './words';

/** Experiments on what the answers of a model are worth. */
export const WORTH = {
  exact: (answered) => {
    const { request, answer } = answered;
    const sums = answer.slice(0, -1);
    const last = answer.length - 1;
    const two = answer[1];
    return {
      bars: request.places.map(({ text, word: right }, i) =>
        chanceBar(`“${text}${right}”`, answer[i]?.probability ?? 0, i === last),
      ),
      said: `No sum is worked out. After “${request.places[1]?.text}” the likeliest token is “${two ? word(answered, two.likeliestId) : ''}”, with ${formatProbability(two?.likeliest ?? 0)}; ${count(two?.rank ?? 0)} tokens are likelier than “${request.places[1]?.word.trim()}”.`,
      settled: sums.every(({ probability }) => probability < 0.5),
    };
  },
  trust: ({ request, answer }) => {
    const wrong = answer.shares.filter((share) => share > 0.5).length;
    return {
      bars: request.pairs.map((pair, i) => chanceBar(pair.wrong, answer.shares[i] ?? 0)),
      said: `Each bar is the false sentence’s share when the model is given the choice between it and its true twin. In ${wrong} of ${answer.shares.length} pairs it holds the false one to be likelier.`,
      settled: wrong > 0,
    };
  },
  misunderstood: ({ request, answer }) => {
    const last = answer.length - 1;
    const wordings = answer.slice(0, last).map(({ probability }) => probability);
    const control = answer[last]?.probability ?? 0;
    return {
      bars: request.places.map(({ text, word: right }, i) =>
        chanceBar(
          i === last ? `For comparison: “${text}${right}”` : `“${text}${right}”`,
          answer[i]?.probability ?? 0,
          i === last,
        ),
      ),
      said: `However clear the question, “Paris” gets ${formatProbability(Math.max(...wordings))} at best. A text that it has read often is another matter.`,
      settled: Math.max(...wordings) < 0.5 && control > 0.5,
    };
  },
  few: (answered) => {
    const [chance] = answered.answer;
    const { vocabulary } = answered.shape;
    const { possible = 0, most = 0, likeliest = 0, likeliestId = 0 } = chance ?? {};
    return {
      bars: [
        countBar('Tokens that it knows', vocabulary, true),
        countBar('Tokens with a chance above zero', possible),
        countBar('The fewest that have 90% together', most),
      ],
      said: `After “${answered.request.places[0]?.text}” each of its ${count(vocabulary)} tokens has a chance; “${word(answered, likeliestId)}” has the largest, ${formatProbability(likeliest)}.`,
      settled: possible === vocabulary,
    };
  },
  temperature: (answered) => {
    const { request, answer } = answered;
    const [first] = answer.ranked;
    const id = first?.ids[0] ?? 0;
    const order = answer.ranked.every(({ ids }) => ids.join() === first?.ids.join());
    const [one, other] = answer.written;
    const same = one?.ids.join() === other?.ids.join();
    return {
      bars: request.temperatures.map((temperature, i) =>
        chanceBar(
          `“${word(answered, id)}”, the first of the list, at temperature ${temperature}`,
          answer.ranked[i]?.shares[0] ?? 0,
        ),
      ),
      said: `The ${request.named} likeliest tokens are ${order ? 'the same, in the same order,' : 'not the same'} at each temperature. At ${request.temperatures.at(-1)} it wrote: “${written(answered, one?.ids ?? [])}” The same seed once more: ${same ? 'the same text' : 'another text'}.`,
      settled: order && same,
    };
  },
} satisfies Partial<Measures>;
