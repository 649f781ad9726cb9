import { CIRCUIT_FACTS } from '@/components/chapters/circuits/facts';
import { RECORDED_CIRCUITS } from '@/components/chapters/circuits/recorded';
import { REPEATED } from '@/components/chapters/masked-attention/repeated';
import { claimEffects } from '@/components/widgets/ledger/marks';
import gpt2Composition from '@/content/recorded/gpt2/composition.json';
import { sumOfTerms } from '@/lib/block/ledger';
import { readRecorded } from '@/lib/engine/answered';
import { readBy } from '@/lib/heads/composition';
import { headName } from '@/lib/heads/name';
import { dot } from '@/lib/maths/dot';
import { textOf } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';
import type { Claim } from './claim';

/** The sum on paper: what three parts write, and the rows of two tokens in the unembedding. */
const written = [
  ['embedding', [2, 0]],
  ['head', [1, 1]],
  ['MLP', [-1, 2]],
] as const;
const cat = [1, 2];
const dog = [1, 1];
const difference = cat.map((x, i) => x - (dog[i] ?? 0));
const pair = (numbers: readonly number[]) => `(${numbers.join(', ')})`.replaceAll('-', '−');
const sum = [0, 1].map((i) => written.reduce((all, [, vector]) => all + (vector[i] ?? 0), 0));

const { answer: ledger } = RECORDED_CIRCUITS.ledger;
const { answer: patch } = RECORDED_CIRCUITS.patch.stream;
const { answer: gpt2Wiring } = readRecorded('composition', gpt2Composition);

/** What one of the three texts of the figure on steering says. */
function steeredWords(which: 'steered' | 'control'): string {
  const { answer, vocabulary } = RECORDED_CIRCUITS.steering;
  return textOf(tokensById(vocabulary, answer[which].ids));
}

/** What the chapter on circuits says of its figures, and what it works out on paper. */
export const circuitsClaims: readonly Claim[] = [
  ...written.map(([name, vector]) => ({
    quote:
      `| ${name} | ${pair(vector)} | ${dot(vector, cat)} | ${dot(vector, dog)} | ${dot(vector, difference)} |`.replaceAll(
        '-',
        '−',
      ),
  })),
  {
    quote: `| together | ${pair(sum)} | ${dot(sum, cat)} | ${dot(sum, dog)} | ${dot(sum, difference)} |`,
  },
  {
    quote: 'The last bar ends at the difference of the two logits, and nothing is left over.',
    holds: () => Math.abs(sumOfTerms(ledger) - ledger.total) < 1e-3,
  },
  {
    quote: 'Only that of the word that differs, and it brings back all.',
    holds: () =>
      patch.cleanIds.every(
        (id, t) =>
          Math.abs((patch.recovered[t] ?? 0) - Number(id !== patch.corruptedIds[t])) < 0.01,
      ),
  },
  {
    quote: 'If the difference comes back, what was put in carried it.',
    holds: () => patch.clean - patch.corrupted > 1,
  },
  {
    quote: 'alone brings back',
    holds: () => Number(CIRCUIT_FACTS.patchShare) > 25,
  },
  {
    quote: 'reads one head most of all',
    holds: () => Number(CIRCUIT_FACTS.firstReadScore) > 1.5 * Number(CIRCUIT_FACTS.randomRead),
  },
  {
    quote: 'of all <Fact of="heads" /> heads that is number',
    holds: () =>
      Number(CIRCUIT_FACTS.firstReadRank) <= 3 && Number(CIRCUIT_FACTS.firstReadBack) > 0.3,
  },
  {
    quote: 'And both belong to the three without which storybook loses the fox',
    holds: () => {
      const { carriers, repeated, withoutCarriers } = REPEATED.fox.answer;
      const { heads } = REPEATED.fox.shape;
      const names = carriers.map(([layer, head]) =>
        headName(layer * heads + head, heads).toLowerCase(),
      );
      const { inducer, firstRead } = CIRCUIT_FACTS;
      return (
        names.length === 3 &&
        [inducer, firstRead].every((name) => names.includes(name)) &&
        withoutCarriers.mean < repeated / 4
      );
    },
  },
  {
    quote: 'what all four read most through their keys is layer 5, head 12',
    holds: () =>
      [61, 65, 81, 94].every((head) => readBy(gpt2Wiring, head, 'key')[0]?.writer === 4 * 12 + 11),
  },
  {
    quote: 'a gain of',
    holds: () => Number(CIRCUIT_FACTS.natsGain) > 0.5,
  },
  {
    quote: 'It gets a vector of the same length in a random direction.',
    holds: () => {
      const { plain, steered, control } = RECORDED_CIRCUITS.steering.answer;
      return new Set([plain, steered, control].map(({ ids }) => ids.join())).size === 3;
    },
  },
  {
    quote: 'The steered text goes to the sea, and the control does not.',
    holds: () =>
      /sea|ocean|beach/.test(steeredWords('steered')) && !/sea|ocean/.test(steeredWords('control')),
  },
  {
    quote: 'Not every claim comes true.',
    holds: () => Number(CIRCUIT_FACTS.held) < Number(CIRCUIT_FACTS.claims),
  },
  {
    // What is left of the difference without it is the ledger's rest, times a factor above 1.
    quote: 'the norm, whose divisor the ledger held fixed, now divides by less',
    holds: () => {
      const last = claimEffects(RECORDED_CIRCUITS.knockOuts.answer).at(-1);
      if (!last) return false;
      return (ledger.total - last.effect) / (ledger.total - last.claimed) > 1.05;
    },
  },
];
