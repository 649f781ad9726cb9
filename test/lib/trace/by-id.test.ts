import { expect, test, vi } from 'vitest';
import { byId } from '@/lib/trace/by-id';

test('an answer is computed once for each id, also where it is undefined', () => {
  const of = vi.fn((id: number) => (id === 0 ? undefined : `token ${id}`));
  const name = byId(of);
  expect([name(1), name(0), name(1), name(0)]).toEqual([
    'token 1',
    undefined,
    'token 1',
    undefined,
  ]);
  expect(of).toHaveBeenCalledTimes(2);
});
