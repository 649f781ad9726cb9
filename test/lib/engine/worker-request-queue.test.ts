import { expect, test } from 'vitest';
import { WorkerRequestQueue } from '@/lib/engine/worker-request-queue';

const code = (expected: string) => expect.objectContaining({ code: expected });

test('requests run one at a time, in order', async () => {
  const queue = new WorkerRequestQueue();
  const log: string[] = [];
  const work = (name: string) => async (between: () => Promise<void>) => {
    log.push(`${name} begins`);
    await between();
    log.push(`${name} ends`);
    return name;
  };
  const answers = await Promise.all([queue.add(1, 'x', work('a')), queue.add(2, 'y', work('b'))]);
  expect(answers).toEqual(['a', 'b']);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

test('a newer request of the same figure takes the older one’s place', async () => {
  const queue = new WorkerRequestQueue();
  const older = queue.add(1, 'map', async () => 'older');
  const other = queue.add(2, 'bars', async () => 'other');
  const newer = queue.add(3, 'map', async () => 'newer');
  await expect(older).rejects.toEqual(code('superseded'));
  expect(await other).toBe('other');
  expect(await newer).toBe('newer');
});

test('a cancelled request ends between two passes of its work', async () => {
  const queue = new WorkerRequestQueue();
  let passes = 0;
  const answer = queue.add(1, 'x', async (between) => {
    for (;;) {
      passes++;
      if (passes === 3) queue.cancel(1);
      await between();
    }
  });
  await expect(answer).rejects.toEqual(code('cancelled'));
  expect(passes).toBe(3);
});

test('a request cancelled while it waits never starts', async () => {
  const queue = new WorkerRequestQueue();
  let started = false;
  const first = queue.add(1, 'x', (between) => between());
  const second = queue.add(2, 'y', async () => {
    started = true;
  });
  queue.cancel(2);
  await first;
  await expect(second).rejects.toEqual(code('cancelled'));
  expect(started).toBe(false);
});

test('a request that fails does not stop the next', async () => {
  const queue = new WorkerRequestQueue();
  const failing = queue.add(1, 'x', async () => {
    throw new Error('no');
  });
  const next = queue.add(2, 'y', async () => 'yes');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});

test('cancelling what has ended does nothing', async () => {
  const queue = new WorkerRequestQueue();
  await queue.add(1, 'x', async () => 1);
  queue.cancel(1);
  expect(await queue.add(2, 'x', async () => 2)).toBe(2);
});
