import { expect, test } from 'vitest';
import { EngineFailure } from '@/lib/engine/failure';
import { PageJobQueue } from '@/lib/engine/page-job-queue';

/** A queue that writes down what it tells, and pieces of work that end when they are told to. */
function watched() {
  const told: (string | undefined)[] = [];
  const failures: string[] = [];
  const queue = new PageJobQueue<string>({
    onKind: (kind) => told.push(kind),
    onFailure: ({ code }) => failures.push(code),
  });
  return { queue, told, failures };
}

/** A promise, and what fulfils it. */
function held() {
  let release = () => {};
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test('pieces run one after the other, and what is told is the one under way', async () => {
  const { queue, told, failures } = watched();
  const order: string[] = [];
  const first = held();
  queue.add('reading', async () => {
    order.push('reading begins');
    await first.promise;
    order.push('reading ends');
  });
  queue.add('stepping', async () => {
    order.push('stepping');
  });
  await settle();
  expect(order).toEqual(['reading begins']);
  expect(told).toEqual(['reading', 'reading']);
  first.release();
  await settle();
  expect(order).toEqual(['reading begins', 'reading ends', 'stepping']);
  expect(told).toEqual(['reading', 'reading', 'stepping', undefined]);
  expect(failures).toEqual([]);
});

test('a piece that fails is told, and the next one runs', async () => {
  const { queue, told, failures } = watched();
  let ran = false;
  queue.add('reading', async () => {
    throw new EngineFailure('out-of-memory', 'Too large.');
  });
  queue.add('stepping', async () => {
    ran = true;
  });
  await settle();
  expect(failures).toEqual(['out-of-memory']);
  expect(ran).toBe(true);
  expect(told.at(-1)).toBeUndefined();
});

test('what is stopped is heard of no more, and what waited for it never runs', async () => {
  const { queue, told, failures } = watched();
  const seen: boolean[] = [];
  let ran = false;
  const late = held();
  queue.add('generating', async (signal) => {
    await late.promise;
    seen.push(signal.aborted);
    throw new EngineFailure('crashed', 'Too late to matter.');
  });
  queue.add('stepping', async () => {
    ran = true;
  });
  await settle();
  queue.stop();
  expect(told.at(-1)).toBeUndefined();
  const before = told.length;
  late.release();
  await settle();
  expect(seen).toEqual([true]);
  expect(ran).toBe(false);
  expect(failures).toEqual([]);
  expect(told).toHaveLength(before);
});

test('a piece that gives way to a newer one, or is cancelled, has not failed', async () => {
  const { queue, failures } = watched();
  for (const code of ['cancelled', 'superseded'] as const) {
    queue.add('reading', async () => {
      throw new EngineFailure(code, 'Not wanted any more.');
    });
  }
  await settle();
  expect(failures).toEqual([]);
});

test('a piece added after a stop does not wait for what was stopped', async () => {
  const { queue } = watched();
  let ran = false;
  queue.add('generating', () => new Promise(() => undefined));
  queue.stop();
  queue.add('stepping', async () => {
    ran = true;
  });
  await settle();
  expect(ran).toBe(true);
});
