import { expect, test } from 'vitest';
import { kMeans } from '@/lib/maths/k-means';

/** Arrows of length 1 at some degrees. */
const arrows = (...degrees: number[]) =>
  Float32Array.from(
    degrees.flatMap((d) => [Math.cos((d * Math.PI) / 180), Math.sin((d * Math.PI) / 180)]),
  );

function run(values: Float32Array, k: number, most = 20) {
  const work = kMeans(values, 2, k, most);
  const rounds: number[] = [];
  let step = work.next();
  while (!step.done) {
    rounds.push(step.value);
    step = work.next();
  }
  return { rounds, ...step.value };
}

test('arrows are sorted by where they point, and the middle of a group is their mean direction', () => {
  const { groups, cosines } = run(arrows(0, 10, 20, 180, 190, 200), 2);
  expect([...groups]).toEqual([0, 0, 0, 1, 1, 1]);
  expect(cosines[1]).toBeCloseTo(1, 6);
  expect(cosines[0]).toBeCloseTo(Math.cos((10 * Math.PI) / 180), 6);
});

test('it ends when nothing moves, or after as many rounds as it is given', () => {
  // It begins with 10° and 190°: 100° is 90° from both, and then nearer to the first.
  const values = arrows(0, 10, 100, 180, 190, 200);
  expect(run(values, 2).rounds.length).toBeLessThan(5);
  expect(run(values, 2, 1).rounds).toEqual([1]);
});

test('a group that is left empty stays', () => {
  const { groups } = run(arrows(0, 0, 0, 0), 2);
  expect([...groups]).toEqual([0, 0, 0, 0]);
});
