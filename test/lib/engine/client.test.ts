import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { STORYBOOK } from '@/lib/engine/catalog';
import { EngineClient } from '@/lib/engine/client';

/** A worker that is busy for ever: it takes messages and answers none. */
class BusyWorker extends EventTarget {
  static latest: BusyWorker | undefined;
  ended = false;
  constructor() {
    super();
    BusyWorker.latest = this;
  }
  postMessage() {}
  terminate() {
    this.ended = true;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', BusyWorker);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const request = { entry: STORYBOOK, siteUrl: 'http://localhost/' };

test('cancelling a load ends a worker that does not answer, after a grace time', async () => {
  const client = new EngineClient();
  const controller = new AbortController();
  const load = client.load(request, () => {}, controller.signal);
  const failed = expect(load).rejects.toMatchObject({ code: 'cancelled' });
  controller.abort();
  await vi.advanceTimersByTimeAsync(500);
  expect(BusyWorker.latest?.ended).toBe(false);
  await vi.advanceTimersByTimeAsync(5000);
  expect(BusyWorker.latest?.ended).toBe(true);
  await failed;
});

test.each([
  ['an error in its code', { message: 'Uncaught RangeError' }, 'crashed'],
  ['a script that cannot be fetched', {}, 'offline'],
])('%s ends a worker with a failure of its own', async (_, properties, code) => {
  const load = new EngineClient().load(request, () => {});
  BusyWorker.latest?.dispatchEvent(Object.assign(new Event('error'), properties));
  await expect(load).rejects.toMatchObject({ code });
});
