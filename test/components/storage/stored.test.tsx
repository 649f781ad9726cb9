import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { readStored, useUnsaved, writeStored } from '@/components/storage/stored';

test('what full storage does not take is said, and stays for as long as the page', () => {
  const { result } = renderHook(useUnsaved);
  expect(result.current).toBe(false);
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  act(() => writeStored('inside-gpt-2:test', 'a long text'));
  expect(result.current).toBe(true);
  expect(readStored('inside-gpt-2:test')).toBe('a long text');
  full.mockRestore();
  act(() => writeStored('inside-gpt-2:test', 'a long text'));
  expect(result.current).toBe(false);
  act(() => writeStored('inside-gpt-2:test', null));
});
