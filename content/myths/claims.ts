import { measured, RECORDED_MYTHS } from '@/components/myths/recorded';
import gpt2Heads from '@/content/recorded/gpt2/heads.json';
import { readRecorded } from '@/lib/engine/answered';
import { headAt } from '@/lib/heads/head-at';
import { MYTH_IDS } from '@/lib/myths/requests';
import { headPart } from '@/lib/trace/forward-pass';
import type { Claim } from '../claim';

const { dark, first, trust, learns, exact, misunderstood } = RECORDED_MYTHS;
const share = (wrong: string) =>
  trust.answer.shares[trust.request.pairs.findIndex((pair) => pair.wrong === wrong)] ?? Number.NaN;

/** The share of the last row that all heads of GPT-2 together give to the first token. */
function gpt2Sink(): number {
  const { answer, shape } = readRecorded('inspect', gpt2Heads);
  const size = answer.ids.length;
  const shares = Array.from({ length: shape.layers * shape.heads }, (_, head) => {
    const maps = headPart(answer, 'attention', ...headAt(head, shape.heads));
    return maps?.[(size - 1) * size] ?? Number.NaN;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** What the page on beliefs says of its experiments, and that each comes out as it says. */
export const mythsClaims: readonly Claim[] = [
  {
    quote: 'run the one experiment that settles it',
    holds: () => MYTH_IDS.every((id) => measured(id, RECORDED_MYTHS[id]).settled),
  },
  {
    quote: 'and the texts that it learned from would not fit.',
    holds: () => measured('stored', RECORDED_MYTHS.stored).said.includes('times as many'),
  },
  {
    quote: 'Reading a text changes no weight',
    holds: () => learns.answer.changed === 0 && learns.answer.changedByHead > 0.1,
  },
  {
    quote: 'How many legs a horse has, stories do say.',
    holds: () => (exact.answer.at(-1)?.probability ?? 0) > 0.5,
  },
  {
    quote: 'as with the mouse and the cheese',
    holds: () => share('The cheese ate the mouse.') < 0.1,
  },
  {
    quote: 'in stories it is the sun that moves.',
    holds: () => share('The sun moves around the earth.') > 0.9,
  },
  {
    quote: 'a clearer question would help; it hardly does.',
    holds: () => misunderstood.answer.slice(0, -1).every(({ probability }) => probability < 0.01),
  },
  {
    quote: 'This head spends nearly all its weight on the token before the last',
    holds: () => {
      const { darkest, ids } = dark.answer;
      return darkest.weight > 0.9 && darkest.position === ids.length - 2;
    },
  },
  {
    quote: 'without it the prediction stays. Another one, paler, costs several times as much.',
    holds: () => {
      const { darkest, strongest, probability } = dark.answer;
      return (
        Math.abs(darkest.without - probability) < 0.005 &&
        strongest.weight < darkest.weight / 2 &&
        probability - strongest.without > 3 * Math.abs(probability - darkest.without)
      );
    },
  },
  {
    quote: `its 144 heads spend ${Math.round(100 * gpt2Sink())}% of their weight on “As”`,
  },
  {
    quote: 'Exchange it, and the new one is looked at just as much.',
    holds: () => {
      const [place] = first.answer.places;
      return place !== undefined && place.lookedAtOther > 0.9 * place.looked;
    },
  },
];
