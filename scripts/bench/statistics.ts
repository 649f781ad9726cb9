import { type Spread, spreadOf } from '@/lib/maths/median';
import type { ModelShape } from '@/lib/trace/trace';

/** What each round of an alternating measurement gave for two ways of doing the same. */
export interface Rounds {
  readonly ours: readonly number[];
  readonly others: readonly number[];
}

/**
 * Returns how many times as fast ours is, by rounds: what slows one round slows both sides of it,
 * so that the ratio within a round is steadier than either time.
 *
 * @throws RangeError for rounds without a partner
 */
export function ratioOf({ ours, others }: Rounds): Spread {
  if (ours.length !== others.length) throw new RangeError('each round has two sides');
  return spreadOf(ours.map((time, round) => (others[round] ?? Number.NaN) / time));
}

/**
 * Does both sides of each round one right after the other, and lets them take turns at being first.
 */
export async function alternate(
  rounds: number,
  ours: (round: number) => Promise<number>,
  others: (round: number) => Promise<number>,
): Promise<Rounds> {
  const found = { ours: [] as number[], others: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0;
    if (first) found.ours.push(await ours(round));
    found.others.push(await others(round));
    if (!first) found.ours.push(await ours(round));
  }
  return found;
}

/**
 * Returns how much longer a step takes with `long` tokens before it than with `short`, if time went
 * by multiplications alone: 12 D² a layer and V · D in any case, 2 D a layer for each token seen.
 */
export function impliedRatio(
  { layers, width, vocabulary }: Pick<ModelShape, 'layers' | 'width' | 'vocabulary'>,
  short: number,
  long: number,
): number {
  const fixed = 12 * width * width * layers + vocabulary * width;
  const products = (seen: number) => fixed + 2 * width * layers * (seen + 1);
  return products(long) / products(short);
}
