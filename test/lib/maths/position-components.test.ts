import { expect, test } from 'vitest';
import { pca } from '@/lib/maths/pca';
import { sinusoidalPositions } from '@/lib/maths/sinusoidal-positions';
import { apart, madeUpTable, positionReferences, sample } from './position-support';

const { madeUp, sinusoidal } = positionReferences.gpt2Shaped;

test.each([
  ['a table that is made up', madeUp, madeUpTable(madeUp.rows, madeUp.width)],
  [
    '1,024 sinusoidal positions',
    sinusoidal,
    sinusoidalPositions(sinusoidal.rows, sinusoidal.width),
  ],
] as const)('the first three components are NumPy’s, 768 wide: %s', (_, wanted, table) => {
  const search = pca({ count: wanted.rows, width: wanted.width, values: table }, 3);
  let found = search.next();
  while (!found.done) found = search.next();
  const { places, variances, totalVariance } = found.value;
  const explained = Array.from(variances, (variance) => variance / totalVariance);
  expect(apart([explained], [wanted.explained])).toBeLessThan(1e-5);
  const largest = Math.max(...wanted.scores.flat().map(Math.abs));
  expect(apart(sample(places, 3, wanted.every), wanted.scores)).toBeLessThan(5e-3 * largest);
});
