import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenAtRest } from '@/components/engine/when-at-rest';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A browser that says when it is idle. */
function idleBrowser() {
  const waiting = new Map<number, () => void>();
  vi.stubGlobal('requestIdleCallback', (act: () => void) => {
    waiting.set(waiting.size + 1, act);
    return waiting.size;
  });
  vi.stubGlobal('cancelIdleCallback', (id: number) => waiting.delete(id));
  return waiting;
}

test('what waits for the page begins once the page is idle', () => {
  const waiting = idleBrowser();
  const act = vi.fn();
  whenAtRest(act);
  vi.runAllTimers();
  expect(act).not.toHaveBeenCalled();
  for (const run of waiting.values()) run();
  expect(act).toHaveBeenCalledOnce();
});

test('where a browser does not say so, it begins after the first frames', () => {
  vi.stubGlobal('requestIdleCallback', undefined);
  const act = vi.fn();
  whenAtRest(act);
  expect(act).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(act).toHaveBeenCalledOnce();
});

test('what was called off never begins', () => {
  const waiting = idleBrowser();
  const act = vi.fn();
  whenAtRest(act)();
  const callOff = whenAtRest(act);
  vi.runAllTimers();
  expect(waiting.size).toBe(1);
  callOff();
  expect(waiting.size).toBe(0);
  expect(act).not.toHaveBeenCalled();
});
