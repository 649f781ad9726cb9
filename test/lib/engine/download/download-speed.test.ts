import { expect, test } from 'vitest';
import { DownloadSpeed } from '@/lib/engine/download/download-speed';

test('what was there at the beginning is not counted as speed', () => {
  const speed = new DownloadSpeed();
  speed.add(50_000_000, 0);
  speed.add(51_000_000, 1000);
  expect(speed.speed).toBe(1_000_000);
  expect(speed.secondsLeft(81_000_000)).toBe(30);
});

test('nothing is foretold within the first second, nor while nothing arrives', () => {
  const speed = new DownloadSpeed();
  expect(speed.secondsLeft(100)).toBeUndefined();
  speed.add(10, 0);
  speed.add(20, 900);
  expect(speed.secondsLeft(100)).toBeUndefined();
  const stalled = new DownloadSpeed();
  stalled.add(10, 0);
  stalled.add(10, 5000);
  expect(stalled.secondsLeft(100)).toBeUndefined();
});

test('only the last seconds count', () => {
  const speed = new DownloadSpeed();
  for (let second = 0; second <= 60; second++) {
    const fast = Math.min(second, 40) * 5_000_000;
    const slow = Math.max(0, second - 40) * 100_000;
    speed.add(fast + slow, second * 1000);
  }
  expect(speed.speed).toBe(100_000);
});

test('a file that is longer than announced has no negative time left', () => {
  const speed = new DownloadSpeed();
  speed.add(0, 0);
  speed.add(200, 2000);
  expect(speed.secondsLeft(100)).toBe(0);
});
