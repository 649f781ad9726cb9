import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ByteProgress } from '@/lib/engine/download/fetch-file';
import { paced } from '@/lib/engine/download/paced';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('of chunks that come fast, some are told, of each file, and its end', () => {
  const told: ByteProgress[] = [];
  const tell = paced((progress) => told.push(progress));
  for (let loaded = 1; loaded <= 100; loaded++) {
    tell({ file: 'a', loaded, total: 100 });
    vi.advanceTimersByTime(10);
  }
  tell({ file: 'b', loaded: 1, total: undefined });
  expect(told.map(({ file, loaded }) => file + loaded)).toEqual([
    ...Array.from({ length: 20 }, (_, i) => `a${5 * i + 1}`),
    'a100',
    'b1',
  ]);
});
