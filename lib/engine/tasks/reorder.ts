import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import { totalVariation } from '@/lib/maths/total-variation';
import { type ProbabilityChange, probabilityChanges } from '@/lib/trace/probability-change';
import type { Switches } from '../graph/feeds';
import type { Task } from '../task';
import { forwardPass } from './inspect';

export interface ReorderRequest {
  /** T token ids as written, at least one. */
  readonly ids: readonly number[];
  /** [T]: which token stands at each place, a permutation of 0 … T − 1. */
  readonly order: readonly number[];
  /** How many tokens to name. */
  readonly top: number;
}

/** What the model is told of the order. */
const CONDITIONS = ['positions', 'mask', 'nothing'] as const;

/**
 * `positions`: as trained, each place with its own position, under the causal mask · `mask`: every
 * token at position 0, so that only the mask tells earlier from later · `nothing`: every token at
 * position 0, and every token sees every token.
 */
export type Condition = (typeof CONDITIONS)[number];

/** What becomes of the prediction after the last token when the tokens change places. */
export interface Shift {
  readonly condition: Condition;
  /** The likeliest tokens in either order, likeliest as written first. */
  readonly candidates: readonly ProbabilityChange[];
  /** The share of probability that moved: the total variation distance, 0..1. */
  readonly moved: number;
}

/** The same tokens in another order, read under each condition: two passes for each. */
export const reorder: Task<ReorderRequest, readonly Shift[]> = async (opened, request, context) => {
  const { ids, order, top } = request;
  const moved = order.map((place) => {
    const id = ids[place];
    if (id === undefined) throw new RangeError(`no token stands at ${place}`);
    return id;
  });
  const zeros = ids.map(() => 0);
  const switches: Record<Condition, Pick<Switches, 'positions' | 'causal'>> = {
    positions: {},
    mask: { positions: zeros },
    nothing: { positions: zeros, causal: false },
  };
  const shifts: Shift[] = [];
  for (const condition of CONDITIONS) {
    const read = async (text: readonly number[]) => {
      await context.between();
      const asked = { ids: text, parts: ['lastLogits'] as const, ...switches[condition] };
      return softmax((await forwardPass(opened, asked)).lastLogits);
    };
    shifts.push(compare(condition, await read(ids), await read(moved), top));
  }
  return shifts;
};

function compare(
  condition: Condition,
  before: Float64Array,
  after: Float64Array,
  top: number,
): Shift {
  const larger = before.map((p, id) => Math.max(p, after[id] ?? 0));
  const candidates = probabilityChanges(topK(larger, top), before, after);
  return { condition, candidates, moved: totalVariation(before, after) };
}
