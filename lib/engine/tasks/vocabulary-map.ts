import { pca } from '@/lib/maths/pca';
import { bottomK, topK } from '@/lib/maths/top-k';
import { unitTableOf } from '../graph/unit-table-of';
import type { Task } from '../task';

export interface VocabularyMapRequest {
  /** How many directions. */
  readonly components: number;
  /** How many tokens to name at each end of a direction. */
  readonly ends: number;
  /** The only tokens whose places to return; all by default. */
  readonly onlyIds?: readonly number[];
}

/** The tokens that lie farthest along one direction, farthest first. */
export interface DirectionEnds {
  /** [ends] */
  readonly lowIds: readonly number[];
  /** [ends] */
  readonly highIds: readonly number[];
}

/** Where tokens lie in the directions in which the table spreads most. */
export interface TablePlaces {
  readonly components: number;
  /** [N] */
  readonly ids: readonly number[];
  /** [N, components] */
  readonly places: Float32Array;
  /** [components]: the share of the table's whole variance along each direction. */
  readonly explained: readonly number[];
  /** [components]: of all V tokens. */
  readonly ends: readonly DirectionEnds[];
}

/** The principal components of the token table; progress is the share that is done, 0..1. */
export const vocabularyMap: Task<VocabularyMapRequest, TablePlaces, number> = async (
  { tables },
  { components, ends, onlyIds },
  { between, progress },
) => {
  const table = await unitTableOf(tables.token, between);
  const work = pca(table, components);
  let step = work.next();
  while (!step.done) {
    progress(step.value);
    await between();
    step = work.next();
  }
  const { places, variances, totalVariance } = step.value;
  const k = variances.length;
  const place = (id: number) => places.subarray(id * k, (id + 1) * k);
  return {
    components: k,
    ids: onlyIds ?? Array.from({ length: places.length / k }, (_, id) => id),
    places: onlyIds ? Float32Array.from(onlyIds.flatMap((id) => [...place(id)])) : places,
    explained: Array.from(variances, (variance) => variance / totalVariance),
    ends: Array.from(variances, (_, c) => {
      const along = places.filter((_, i) => i % k === c);
      return { lowIds: bottomK(along, ends), highIds: topK(along, ends) };
    }),
  };
};
