import { attentionWeight, type Trace } from './trace';

/** A head, counted from 0. */
export interface HeadPlace {
  readonly layer: number;
  readonly head: number;
}

/**
 * The head that looks most at the token before: the largest mean weight of all tokens from the
 * third on. The second has only two places to look at, and says little.
 */
export function previousTokenHead(trace: Trace): HeadPlace {
  const { layers, heads } = trace.shape;
  const mean = (place: HeadPlace) => {
    const weights = trace.rows
      .slice(2)
      .map((_, i) => attentionWeight(trace, place.layer, place.head, i + 2, i + 1) ?? 0);
    return weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.length);
  };
  let best: HeadPlace = { layer: 0, head: 0 };
  for (let layer = 0; layer < layers; layer++) {
    for (let head = 0; head < heads; head++) {
      if (mean({ layer, head }) > mean(best)) best = { layer, head };
    }
  }
  return best;
}
