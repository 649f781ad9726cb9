import { afterEach, expect, test, vi } from 'vitest';
import { macrotask } from '@/lib/engine/macrotask';

afterEach(() => vi.useRealTimers());

test('messages that arrived before are handled first', async () => {
  const { port1, port2 } = new MessageChannel();
  const log: string[] = [];
  port1.onmessage = ({ data }) => log.push(data);
  // The first one opens its own channel.
  await macrotask();
  port2.postMessage('a message');
  await Promise.resolve();
  expect(log).toEqual([]);
  await expect.poll(async () => macrotask().then(() => log)).toEqual(['a message']);
  port1.close();
});

test('it waits for no timer', async () => {
  vi.useFakeTimers();
  for (let i = 0; i < 10; i++) await macrotask();
  expect(vi.getTimerCount()).toBe(0);
});

test('those who wait together go on in the order in which they came', async () => {
  const log: number[] = [];
  await Promise.all([1, 2, 3].map(async (i) => macrotask().then(() => log.push(i))));
  expect(log).toEqual([1, 2, 3]);
});
