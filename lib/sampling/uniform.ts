import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';

/**
 * Returns the random number in [0, 1) for generated token `step` (0 for the first) under `seed`.
 *
 * It depends on nothing else, so that going back and taking the same step again gives the same
 * token. The generator is the Mersenne Twister (MT19937): its seeding makes neighbouring seeds
 * unrelated.
 *
 * @throws RangeError when seed or step is not a whole number from 0 up
 */
export function uniformAt(seed: number, step: number): number {
  if (!Number.isInteger(seed) || seed < 0) throw new RangeError(`seed must be 0, 1, 2 …: ${seed}`);
  if (!Number.isInteger(step) || step < 0) throw new RangeError(`step must be 0, 1, 2 …: ${step}`);
  const generator = mersenne(seed);
  for (let i = 0; i < step; i++) uniformFloat64(generator);
  return uniformFloat64(generator);
}
