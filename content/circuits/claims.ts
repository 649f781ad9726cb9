import { CIRCUIT_FACTS } from '@/components/chapters/circuits/facts';
import { looksAt, offeredHeads } from '@/components/chapters/circuits/names-view';
import { RECORDED_CIRCUITS } from '@/components/chapters/circuits/recorded';
import { layerMeans, lookOf, looksOf } from '@/components/widgets/attention-distance/marks';
import gpt2Heads from '@/content/recorded/gpt2/heads.json';
import { readRecorded } from '@/lib/engine/answered';
import { evenWeights } from '@/lib/heads/scores';
import { SINK } from '@/lib/heads/sinks';
import type { Claim } from '../claim';

const { sinks, names, ledger, attention } = RECORDED_CIRCUITS;
const { heads } = ledger.shape;
const fact = (name: keyof typeof CIRCUIT_FACTS) => Number(CIRCUIT_FACTS[name].replace('−', '-'));

/** How many tokens back the heads of each layer look, on average. */
function distances({ answer, shape }: typeof attention): readonly number[] {
  const looks = looksOf(answer.attention ?? [], shape.heads, answer.ids.length);
  const own = looks.map(({ distance }) => distance);
  return layerMeans(own, shape.heads).map((mean) => mean ?? Number.NaN);
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** What the chapter says of attention sinks, and of where heads look besides. */
export const atRestClaims: readonly Claim[] = [
  {
    quote: 'heads are sinks. The strongest is',
    holds: () => sinks.answer.weights.filter((weight) => weight > SINK).length > 0,
  },
  {
    quote: 'Without another it is at most',
    holds: () => fact('sinkMore') > fact('sinkOtherMore'),
  },
  {
    quote: 'in a model of this size not even the first matters much',
    holds: () => fact('sinkMore') < 0.1,
  },
  {
    // Both count on as many tokens.
    quote: 'count with the same bound, on as many tokens',
    holds: () => SINK === 0.3 && sinks.request.read === 64,
  },
  {
    quote:
      'the two lowest layers of storybook look furthest back, and the four above them stay nearer than a head that looks at all tokens alike',
    holds: () => {
      const [first = 0, second = 0, ...above] = distances(attention);
      const { length } = attention.answer.ids;
      const alike = lookOf(evenWeights(length), length).distance ?? 0;
      const farthest = Math.max(...above);
      return above.length === 4 && farthest < alike && farthest < Math.min(first, second);
    },
  },
  {
    quote:
      'on the six tokens that *Masked attention* has of it, the upper six layers look further back than the lower six',
    holds: () => {
      const gpt2 = readRecorded('inspect', gpt2Heads);
      const all = distances(gpt2);
      return gpt2.answer.ids.length === 6 && mean(all.slice(6)) > mean(all.slice(0, 6));
    },
  },
  { quote: 'in GPT‑2 XL, with 1,200 heads, 77 percent are sinks', holds: () => 48 * 25 === 1200 },
];

const told = offeredHeads(names.mixed.answer, false)[0]?.part ?? { layer: 0 };

/** What the chapter says of the names that come once and twice. */
export const twoNamesClaims: readonly Claim[] = [
  {
    quote: 'even when she gives herself',
    holds: () => names.mixed.answer.total > 0 && names.mixed.answer.otherTotal > 0,
  },
  { quote: 'and in the right direction', holds: () => fact('namesMoved') > 1 },
  { quote: 'in the wrong direction', holds: () => fact('womenMoved') < -0.3 },
  {
    quote: 'it looks at the one who gives',
    holds: () =>
      Object.values(names).every(({ answer }) => {
        const { position } = looksAt(answer, told, heads);
        // The one place in which the two sentences differ.
        return answer.ids.every((id, t) => (id !== answer.otherIds[t]) === (t === position));
      }),
  },
  {
    quote: 'nearly all of what it says is said to later parts',
    holds: () => fact('namesHeadEffect') > 4 * fact('namesHeadClaimed'),
  },
  {
    quote: 'looks at the giver just as firmly',
    holds: () => fact('womenHeadLook') > fact('namesHeadLook') - 0.05,
  },
  {
    quote: 'and no more than',
    holds: () => fact('womenHeadEffect') < fact('namesHeadEffect') / 4,
  },
];
