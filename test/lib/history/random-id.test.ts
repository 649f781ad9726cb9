import { afterEach, expect, test, vi } from 'vitest';
import { randomId } from '@/lib/history/random-id';

afterEach(() => vi.unstubAllGlobals());

test('ids are 128 random bits in hex, also where the browser has no randomUUID', () => {
  const { crypto } = globalThis;
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const ids = Array.from({ length: 1000 }, randomId);
  expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(1000);
});
