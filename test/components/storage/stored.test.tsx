import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';

/** The module as a page has it that opens or reloads in this tab. */
const reload = async () => {
  vi.resetModules();
  return import('@/components/storage/stored');
};

test('what full storage does not take is said, and stays for as long as the page', async () => {
  const { readStored, useUnsaved, writeStored } = await reload();
  const { result } = renderHook(useUnsaved);
  expect(result.current).toBe(false);
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem() {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  act(() => writeStored('inside-gpt-2:test', 'a long text'));
  expect(result.current).toBe(true);
  expect(readStored('inside-gpt-2:test')).toBe('a long text');
  vi.unstubAllGlobals();
  act(() => writeStored('inside-gpt-2:test', 'a long text'));
  expect(result.current).toBe(false);
  act(() => writeStored('inside-gpt-2:test', null));
});

describe('with two tabs', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  test('a tab keeps what it wrote over a reload, whatever another has written', async () => {
    (await reload()).writeStored('text', 'mine');
    localStorage.setItem('text', 'of another tab');
    expect((await reload()).readStored('text')).toBe('mine');
  });

  test.each(['first', null])('a tab keeps what it began with: %s', async (value) => {
    if (value) localStorage.setItem('text', value);
    (await reload()).readStored('text');
    localStorage.setItem('text', 'of another tab');
    expect((await reload()).readStored('text')).toBe(value);
  });

  test('a tab keeps that it deleted a value', async () => {
    (await reload()).writeStored('text', 'mine');
    (await reload()).writeStored('text', null);
    localStorage.setItem('text', 'of another tab');
    expect((await reload()).readStored('text')).toBeNull();
  });

  test('a tab forgets what was deleted in it from outside, not what another tab deletes', async () => {
    const { readStored: read, writeStored: write } = await reload();
    write('text', 'mine');
    localStorage.clear();
    dispatchEvent(new StorageEvent('storage', { storageArea: localStorage }));
    expect(read('text')).toBe('mine');
    sessionStorage.clear();
    dispatchEvent(new StorageEvent('storage', { storageArea: sessionStorage }));
    expect(read('text')).toBeNull();
  });

  test('a new tab begins with what was written last', async () => {
    (await reload()).writeStored('text', 'first');
    localStorage.setItem('text', 'latest');
    sessionStorage.clear();
    expect((await reload()).readStored('text')).toBe('latest');
  });
});
