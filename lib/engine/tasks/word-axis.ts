import { bottomK, topK } from '@/lib/maths/top-k';
import { cosines, ownRow } from '@/lib/maths/unit-table';
import { unitTableOf } from '../graph/unit-table-of';
import type { Task } from '../task';
import type { DirectionEnds } from './vocabulary-map';

export interface WordAxisRequest {
  readonly fromId: number;
  readonly toId: number;
  /** How many tokens to name at each end. */
  readonly ends: number;
  /** The only tokens whose places to return; all by default. */
  readonly onlyIds?: readonly number[];
}

/** Where tokens lie between two of them. */
export interface WordAxis {
  readonly fromId: number;
  readonly toId: number;
  /** [N] */
  readonly ids: readonly number[];
  /** [N]: the cosine with `toId` less that with `fromId`; above 0, a token is nearer to `toId`. */
  readonly places: Float32Array;
  /** Of all V tokens; the two words themselves are left out. */
  readonly ends: DirectionEnds;
}

/** The direction from one token's row to another's, as an axis for all. */
export const wordAxis: Task<WordAxisRequest, WordAxis> = async (
  { tables },
  { fromId, toId, ends, onlyIds },
  { between },
) => {
  const table = await unitTableOf(tables.token, between);
  const from = cosines(table, ownRow(table, fromId));
  await between();
  const places = cosines(table, ownRow(table, toId)).map((to, i) => to - (from[i] as number));
  const others = (farthest: readonly number[]) =>
    farthest.filter((id) => id !== fromId && id !== toId).slice(0, ends);
  return {
    fromId,
    toId,
    ids: onlyIds ?? Array.from(places, (_, id) => id),
    places: onlyIds ? Float32Array.from(onlyIds, (id) => places[id] as number) : places,
    ends: {
      lowIds: others(bottomK(places, ends + 2)),
      highIds: others(topK(places, ends + 2)),
    },
  };
};
