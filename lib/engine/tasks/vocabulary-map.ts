import { pca } from '@/lib/maths/pca';
import { unitTableOf } from '../graph/unit-table-of';
import type { Task } from '../task';

export interface VocabularyMapRequest {
  /** How many directions. */
  readonly components: number;
}

/** Where every token lies in the directions in which the table spreads most. */
export interface VocabularyMap {
  readonly components: number;
  /** [V, components] */
  readonly places: Float32Array;
  /** [components]: the share of the table's whole variance along each direction. */
  readonly explained: readonly number[];
}

/** The principal components of the token table; progress is the share that is done, 0..1. */
export const vocabularyMap: Task<VocabularyMapRequest, VocabularyMap, number> = async (
  { tables },
  { components },
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
  return {
    components: variances.length,
    places,
    explained: Array.from(variances, (variance) => variance / totalVariance),
  };
};
