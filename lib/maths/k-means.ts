import { addAt, dotAt } from './row-kernels';

/** The points sorted into groups by direction. */
export interface Clusters {
  /** [N]: the group of each point. */
  readonly groups: Int32Array;
  /** [N]: the cosine of each point with the centre of its group. */
  readonly cosines: Float32Array;
}

/**
 * Sorts points of length 1 into k groups of nearly the same direction (spherical k-means; Dhillon and
 * Modha, 2001). It begins with k of the points, evenly spaced, so that it always finds the same groups.
 *
 * A generator, so that a worker can look up between its rounds: it yields the number of rounds done.
 *
 * @param values [N, width]
 * @param most rounds after which it ends, settled or not
 */
export function* kMeans(
  values: Float32Array,
  width: number,
  k: number,
  most: number,
): Generator<number, Clusters> {
  const count = values.length / width;
  const groups = new Int32Array(count).fill(-1);
  const cosines = new Float32Array(count);
  let centres: Float64Array[] = Array.from({ length: k }, (_, group) => {
    const begin = Math.floor(((group + 0.5) * count) / k) * width;
    return Float64Array.from(values.subarray(begin, begin + width));
  });
  for (let round = 0; round < most; round++) {
    const sums = centres.map(() => new Float64Array(width));
    let moved = false;
    for (let n = 0; n < count; n++) {
      let [best, nearest] = [Number.NEGATIVE_INFINITY, 0];
      for (let group = 0; group < k; group++) {
        const cosine = dotAt(values, n * width, centres[group] as Float64Array);
        if (cosine > best) [best, nearest] = [cosine, group];
      }
      moved ||= groups[n] !== nearest;
      groups[n] = nearest;
      cosines[n] = best;
      addAt(sums[nearest] as Float64Array, values, n * width, 1);
    }
    if (!moved) break;
    yield round + 1;
    centres = sums.map((sum, group) => {
      const length = Math.hypot(...sum);
      // A group that nobody is in keeps its centre.
      return length > 0 ? sum.map((value) => value / length) : (centres[group] as Float64Array);
    });
  }
  return { groups, cosines };
}
