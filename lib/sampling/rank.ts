import { byValue } from './order';

/**
 * Returns how many tokens come before this one in the order from likeliest to least likely; of
 * equally likely ones, that with the smaller id comes first.
 *
 * @param logits [V]
 */
export function rankOf(logits: ArrayLike<number>, id: number): number {
  const own = logits[id] as number;
  let rank = 0;
  for (let other = 0; other < logits.length; other++) {
    const logit = logits[other] as number;
    if (logit > own || (logit === own && other < id)) rank++;
  }
  return rank;
}

/**
 * Returns the token that `rankOf` gives this rank.
 *
 * @param logits [V]
 * @throws RangeError for a rank that no token has
 */
export function idOfRank(logits: ArrayLike<number>, rank: number): number {
  const id = byValue(logits)[rank];
  if (id === undefined) throw new RangeError(`rank ${rank} of ${logits.length} tokens`);
  return id;
}
