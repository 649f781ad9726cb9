import { topK } from '@/lib/maths/top-k';
import { cosines, ownRow, type UnitTable } from '@/lib/maths/unit-table';
import { unitTableOf } from '../graph/unit-table-of';
import type { Task } from '../task';

/** A token's row, times a weight: a − b + c has the weights 1, −1 and 1. */
export interface Term {
  readonly id: number;
  readonly weight: number;
}

export interface NeighboursRequest {
  /** Sums of rows; a single token is a sum of one term. At least one term each. */
  readonly sums: readonly (readonly Term[])[];
  /** How many neighbours each. */
  readonly top: number;
  /** The only tokens to look among; all V by default. */
  readonly onlyIds?: readonly number[];
  /** Into how many equal parts of -1..1 to sort all cosines; none by default. */
  readonly bins?: number;
}

/** What lies in the direction of one sum. */
export interface Neighbourhood {
  /** [top]: ids, nearest first; the sum's own tokens are among them if they are that near. */
  readonly ids: readonly number[];
  /** [top]: the cosines of the sum with their rows. */
  readonly cosines: readonly number[];
  /** [bins]: how many of the tokens that were looked among have a cosine in each part of -1..1. */
  readonly counts: Int32Array;
}

/** The nearest tokens by cosine. */
export const neighbours: Task<NeighboursRequest, readonly Neighbourhood[]> = async (
  { tables },
  { sums, ...how },
  { between },
) => {
  const table = await unitTableOf(tables.token, between);
  const found: Neighbourhood[] = [];
  for (const sum of sums) {
    await between();
    found.push(neighbourhood(table, sumOf(table, sum), how));
  }
  return found;
};

/** The tokens of a table whose rows point most nearly in the direction of `query` [D]. */
export function neighbourhood(
  table: UnitTable,
  query: Float32Array,
  { top, onlyIds, bins = 0 }: Omit<NeighboursRequest, 'sums'>,
): Neighbourhood {
  const all = cosines(table, query);
  const among = onlyIds ? onlyIds.map((id) => all[id] as number) : all;
  const ids = topK(among, top).map((i) => onlyIds?.[i] ?? i);
  const counts = new Int32Array(bins);
  for (const cosine of bins > 0 ? among : []) {
    const bin = Math.floor(((cosine + 1) / 2) * bins);
    const within = Math.min(bins - 1, Math.max(0, bin));
    counts[within] = (counts[within] as number) + 1;
  }
  return { ids, cosines: ids.map((id) => all[id] as number), counts };
}

function sumOf(table: UnitTable, terms: readonly Term[]): Float32Array {
  const sum = new Float32Array(table.width);
  for (const { id, weight } of terms) {
    const row = ownRow(table, id);
    for (let d = 0; d < sum.length; d++) sum[d] = (sum[d] as number) + weight * (row[d] as number);
  }
  return sum;
}
