import { expect, test } from 'vitest';
import { randomDirection } from '@/lib/sampling/random-direction';

test('a random direction has the length that was asked for, and is the same for the same seed', () => {
  const vector = randomDirection(64, 2.5, 7);
  expect(Math.hypot(...vector)).toBeCloseTo(2.5, 12);
  expect(randomDirection(64, 2.5, 7)).toEqual(vector);
});

test('two seeds give directions at nearly a right angle, as random ones in many dimensions are', () => {
  const [one, other] = [randomDirection(400, 1, 1), randomDirection(400, 1, 2)];
  const cosine = one.reduce((sum, x, i) => sum + x * (other[i] ?? 0), 0);
  expect(Math.abs(cosine)).toBeLessThan(0.2);
});

test('its numbers are normal: of a mean near 0, and a third of them beyond one deviation', () => {
  const vector = randomDirection(2000, Math.sqrt(2000), 3);
  const mean = vector.reduce((sum, x) => sum + x, 0) / vector.length;
  expect(Math.abs(mean)).toBeLessThan(0.1);
  const beyond = vector.filter((x) => Math.abs(x) > 1).length / vector.length;
  expect(Math.abs(beyond - 0.317)).toBeLessThan(0.04);
});
