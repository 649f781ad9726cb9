import { kMeans } from '@/lib/maths/k-means';
import { addAt, squaresAt } from '@/lib/maths/row-kernels';
import type { UnitTable } from '@/lib/maths/unit-table';
import { SINGLE_BYTES } from '@/lib/tokenizer/byte-pairs';
import { unitTableOf } from '../graph/unit-table-of';
import type { Task } from '../task';

export interface NeighbourhoodsRequest {
  /** How many to find. */
  readonly count: number;
  /** Among how many tokens: the first that were made by merges, which are the most frequent. */
  readonly among: number;
  /** How many tokens of each to name, from its middle outwards. */
  readonly named: number;
}

/** Tokens whose rows point nearly the same way. */
export interface TokenGroup {
  /** [named]: ids, nearest to the middle of the group first; fewer in a small group. */
  readonly ids: readonly number[];
  /** How many tokens are in it. */
  readonly size: number;
}

/** Rounds after which the groups hardly change. */
const ROUNDS = 24;

/** Groups of tokens with similar rows, found in all D dimensions; progress is a share, 0..1. */
export const neighbourhoods: Task<NeighbourhoodsRequest, readonly TokenGroup[], number> = async (
  { tables },
  { count, among, named },
  { between, progress },
) => {
  const table = await unitTableOf(tables.token, between);
  const first = SINGLE_BYTES;
  const length = Math.min(among, table.count - first);
  const work = kMeans(centred(table, first, length), table.width, count, ROUNDS);
  let step = work.next();
  while (!step.done) {
    progress(Math.min(0.99, step.value / ROUNDS));
    await between();
    step = work.next();
  }
  const { groups, cosines } = step.value;
  const indices = Array.from(groups, (_, i) => i);
  return Array.from({ length: count }, (_, group) => {
    const members = indices
      .filter((i) => groups[i] === group)
      .sort((a, b) => (cosines[b] as number) - (cosines[a] as number));
    return { ids: members.slice(0, named).map((i) => first + i), size: members.length };
  });
};

/**
 * Returns rows less the direction that all of them share, scaled to length 1 again: with it, frequent
 * tokens are more like one another than like their relatives (Mu and Viswanath, 2018).
 */
function centred({ values, width }: UnitTable, first: number, length: number): Float32Array {
  const rows = values.slice(first * width, (first + length) * width);
  const sum = new Float64Array(width);
  for (let i = 0; i < length; i++) addAt(sum, rows, i * width, 1 / length);
  for (let i = 0; i < length; i++) {
    const row = rows.subarray(i * width, (i + 1) * width);
    for (let d = 0; d < width; d++) row[d] = (row[d] as number) - (sum[d] as number);
    const norm = Math.sqrt(squaresAt(row, 0, width));
    for (let d = 0; norm > 0 && d < width; d++) row[d] = (row[d] as number) / norm;
  }
  return rows;
}
