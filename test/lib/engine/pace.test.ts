import { expect, test } from 'vitest';
import { Pace } from '@/lib/engine/pace';

test('what was there at the beginning is not counted as speed', () => {
  const pace = new Pace();
  pace.add(50_000_000, 0);
  pace.add(51_000_000, 1000);
  expect(pace.speed).toBe(1_000_000);
  expect(pace.secondsLeft(81_000_000)).toBe(30);
});

test('nothing is foretold within the first second, nor while nothing arrives', () => {
  const pace = new Pace();
  expect(pace.secondsLeft(100)).toBeUndefined();
  pace.add(10, 0);
  pace.add(20, 900);
  expect(pace.secondsLeft(100)).toBeUndefined();
  const stalled = new Pace();
  stalled.add(10, 0);
  stalled.add(10, 5000);
  expect(stalled.secondsLeft(100)).toBeUndefined();
});

test('only the last seconds count', () => {
  const pace = new Pace();
  for (let second = 0; second <= 60; second++) {
    const fast = Math.min(second, 40) * 5_000_000;
    const slow = Math.max(0, second - 40) * 100_000;
    pace.add(fast + slow, second * 1000);
  }
  expect(pace.speed).toBe(100_000);
});

test('a file that is longer than announced has no negative time left', () => {
  const pace = new Pace();
  pace.add(0, 0);
  pace.add(200, 2000);
  expect(pace.secondsLeft(100)).toBe(0);
});
