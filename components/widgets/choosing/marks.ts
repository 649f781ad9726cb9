import { samplingDistribution } from '@/lib/sampling/distribution';
import { byValue } from '@/lib/sampling/order';
import type { SamplingSettings } from '@/lib/sampling/settings';

/** The most tokens of a bar that have a stretch of their own; the rest share one. */
const OWN = 16;
/** Lines between the bars, beside the last one: more would be a grey cloud. */
const JOINED = 12;
/** The width of a letter of a token's name, and what is left free around the name; px. */
const [LETTER, BESIDE] = [7.9, 10];
/** The width of the bars on the narrowest screen, px. */
export const NARROWEST = 350;

/** A stretch of a bar of length 1: one token, or many that are too thin to be told apart. */
export interface Stretch {
  /** undefined for many. */
  readonly id: number | undefined;
  readonly from: number;
  readonly to: number;
  /** True where a rule leaves nothing of it. */
  readonly cut: boolean;
}

/** One rule at work: the model's own distribution above, what the rule makes of it below. */
export interface Rule {
  readonly name: string;
  /** How many tokens can still be drawn. */
  readonly kept: number;
  /** What these have in the model's own distribution, 0..1. */
  readonly keptShare: number;
  readonly before: readonly Stretch[];
  readonly after: readonly Stretch[];
  /** Where tokens lie in both bars, [before, after]: lines that join the two. */
  readonly joins: readonly (readonly [number, number])[];
}

/** The distribution under each rule alone, and under all together. */
export interface ChoosingMarks {
  readonly rules: readonly Rule[];
  /** V, the number of tokens that there are to choose from. */
  readonly size: number;
}

/**
 * What each way of choosing does to one distribution over the whole vocabulary.
 *
 * @param logits [V]
 */
export function choosingMarks(logits: Float32Array, sampling: SamplingSettings): ChoosingMarks {
  const order = byValue(logits);
  const { temperature, topK = 0, topP = 1 } = sampling;
  const own = samplingDistribution(logits, { temperature: 1 });
  const rule = (name: string, chosen: SamplingSettings) =>
    ruleOf(name, own, samplingDistribution(logits, chosen, [], order), order);
  return {
    size: logits.length,
    rules: [
      rule('Greedy', { temperature: 0 }),
      rule(`Temperature ${temperature.toFixed(2)}`, { temperature }),
      // A rule that is off cuts nothing: then a usual value shows what it would do.
      topK === 0
        ? rule('Top-k is off; 10 would do this', { temperature: 1, topK: 10 })
        : rule(`Top-k ${topK.toLocaleString('en')}`, { temperature: 1, topK }),
      topP === 1
        ? rule('Top-p is off; 0.90 would do this', { temperature: 1, topP: 0.9 })
        : rule(`Top-p ${topP.toFixed(2)}`, { temperature: 1, topP }),
      rule('All three together', sampling),
    ],
  };
}

/**
 * True where a name fits into a stretch.
 *
 * @param width of the whole bar, px
 */
export function hasRoom({ from, to }: Stretch, name: string, width: number): boolean {
  return (to - from) * width >= Array.from(name).length * LETTER + BESIDE;
}

function ruleOf(name: string, own: Float64Array, chosen: Float64Array, order: Uint32Array): Rule {
  // Every rule keeps the likeliest: what is left is a beginning of the order.
  let kept = 0;
  while (kept < order.length && (chosen[order[kept] as number] as number) > 0) kept++;
  const [before, after] = [sums(own, order), sums(chosen, order)];
  const shown = Math.min(OWN, order.length);
  const edges = [...Array(shown + 1).keys(), kept, order.length];
  const ranks = [...new Set(edges)].sort((a, b) => a - b);
  const bar = (total: Float64Array): Stretch[] =>
    ranks.slice(1).map((end, i) => {
      const start = ranks[i] as number;
      const [from, to] = [total[start] as number, total[end] as number];
      const id = end === start + 1 && end <= shown ? order[start] : undefined;
      return { id, from, to, cut: start >= kept };
    });
  return {
    name,
    kept,
    keptShare: before[kept] as number,
    before: bar(before),
    after: bar(after).filter((stretch) => !stretch.cut),
    joins: ranks
      .filter((rank) => rank > 0 && (rank <= JOINED || rank === kept) && rank <= kept)
      .map((rank) => [before[rank] as number, after[rank] as number] as const),
  };
}

/** [V + 1]: what the first 0, 1, 2 … V of the order have together; the last is 1. */
function sums(probabilities: Float64Array, order: Uint32Array): Float64Array {
  const total = new Float64Array(order.length + 1);
  for (let rank = 0; rank < order.length; rank++) {
    total[rank + 1] = (total[rank] as number) + (probabilities[order[rank] as number] as number);
  }
  return total.map((sum) => Math.min(1, sum));
}

/** Where in the last bar a draw falls: the token's stretch, and the place inside it. */
export function drawnPlace(
  probabilities: Float64Array,
  stretches: readonly Stretch[],
  drawn: number,
  uniform: number,
): number | undefined {
  const stretch = stretches.find(({ id }) => id === drawn) ?? stretches.at(-1);
  if (!stretch) return undefined;
  let below = 0;
  for (let id = 0; id < drawn; id++) below += probabilities[id] as number;
  const inside = (uniform - below) / Math.max(1e-12, probabilities[drawn] as number);
  const share = stretch.id === drawn ? Math.min(1, Math.max(0, inside)) : 0.5;
  return stretch.from + share * (stretch.to - stretch.from);
}
