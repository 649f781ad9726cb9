import { afterEach, describe, expect, test, vi } from 'vitest';
import { CATALOG, STORYBOOK } from '@/lib/engine/catalog';
import {
  findAbilities,
  findObstacle,
  runtimeFiles,
  threadCount,
  whyNot,
} from '@/lib/engine/devices';

const DISTILGPT2 = CATALOG.find(({ id }) => id === 'distilgpt2')!;
const NOTHING = { webgpu: false, halves: false };
const CARD = { webgpu: true, halves: true };

describe('whyNot', () => {
  test.each(CATALOG.filter(({ device }) => device === 'wasm'))('lets $id run anywhere', (entry) => {
    expect(whyNot(entry, NOTHING)).toBeUndefined();
  });

  test.each(CATALOG.filter(({ device }) => device === 'webgpu'))(
    'wants WebGPU with 16-bit numbers for $id',
    (entry) => {
      expect(whyNot(entry, NOTHING)).toMatch(/WebGPU/);
      expect(whyNot(entry, { ...CARD, halves: false })).toMatch(/16-bit/);
      expect(whyNot(entry, CARD)).toBeUndefined();
    },
  );

  test.each(CATALOG.filter(({ dtype }) => dtype === 'q8'))('keeps $id off WebGPU', (entry) => {
    expect(whyNot({ ...entry, device: 'webgpu' }, CARD)).toMatch(/8 bits/);
  });

  test('lets a file of 32 bits run on a card without 16-bit numbers', () => {
    expect(whyNot({ device: 'webgpu', dtype: 'fp32' }, { ...CARD, halves: false })).toBeUndefined();
  });
});

test('without a browser there is no WebGPU', async () => {
  expect(await findAbilities()).toEqual(NOTHING);
});

describe('threadCount', () => {
  afterEach(() => vi.unstubAllGlobals());
  const onProcessors = (hardwareConcurrency: number, crossOriginIsolated = true) => {
    vi.stubGlobal('navigator', { hardwareConcurrency });
    vi.stubGlobal('crossOriginIsolated', crossOriginIsolated);
    return [STORYBOOK, DISTILGPT2].map(({ weights }) => threadCount(weights.bytes));
  };

  test.each([
    [1, [1, 1]],
    [2, [1, 2]],
    [4, [3, 4]],
    [16, [4, 4]],
  ])('of %i processors storybook leaves one to the page, a larger model none', (count, threads) => {
    expect(onProcessors(count)).toEqual(threads);
  });

  test('is one where the page is not isolated', () => {
    expect(onProcessors(4, false)).toEqual([1, 1]);
  });
});

test('WASM gets the small runtime, WebGPU the one that has it', () => {
  expect(runtimeFiles('wasm', '/ort/1/').wasm).toBe('/ort/1/ort-wasm-simd-threaded.wasm');
  expect(runtimeFiles('webgpu', '/ort/1/').mjs).toBe('/ort/1/ort-wasm-simd-threaded.asyncify.mjs');
});

describe('findObstacle', () => {
  afterEach(() => vi.unstubAllGlobals());
  const withWorker = () => vi.stubGlobal('Worker', class {});

  test('finds none where there are workers and WebAssembly with SIMD', () => {
    withWorker();
    expect(findObstacle()).toBeUndefined();
  });

  test('asks for the very instructions that the runtime needs', () => {
    withWorker();
    const validate = (bytes: BufferSource) => {
      // SIMD instructions begin with 0xfd; a runtime that does not know them refuses the module.
      expect(WebAssemblyBefore.validate(bytes)).toBe(true);
      return !new Uint8Array(bytes as ArrayBuffer).includes(0xfd);
    };
    const WebAssemblyBefore = WebAssembly;
    vi.stubGlobal('WebAssembly', { validate });
    expect(findObstacle()).toMatch(/SIMD/);
  });

  test('names WebAssembly or workers where they are missing', () => {
    vi.stubGlobal('Worker', undefined);
    expect(findObstacle()).toMatch(/Web Workers/);
    vi.stubGlobal('WebAssembly', undefined);
    expect(findObstacle()).toMatch(/WebAssembly/);
  });
});
