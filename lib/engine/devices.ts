import type { CatalogEntry } from './catalog';

/** What a model is computed on. */
export type Device = CatalogEntry['device'];

/** What this browser, on this device, can compute with. */
export interface Abilities {
  /** WebGPU with an adapter. */
  readonly webgpu: boolean;
  /** ... that computes with 16-bit floating-point numbers (the feature shader-f16). */
  readonly halves: boolean;
}

/** More threads than this no longer make a step of GPT-2 faster. */
const MOST_THREADS = 4;

/** Weights of fewer bytes than this are those of a small model. */
const SMALL_MODEL = 20_000_000;

/**
 * Returns how many threads compute a model in WASM: more than one only where the page is cross-origin
 * isolated. A small model leaves one processor to the page, which draws its answers: where there are
 * two, storybook starts and writes faster so; see docs/speed.md.
 *
 * @param bytes of the model's weights
 */
export function threadCount(bytes: number): number {
  if (!globalThis.crossOriginIsolated) return 1;
  const processors = globalThis.navigator?.hardwareConcurrency || 1;
  const free = bytes < SMALL_MODEL ? processors - 1 : processors;
  return Math.max(1, Math.min(MOST_THREADS, free));
}

/** Finds what the device can do, in the page or in a worker. Never throws: errors mean no. */
export async function findAbilities(): Promise<Abilities> {
  try {
    const gpu: GPU | undefined = globalThis.navigator?.gpu;
    const adapter = await gpu?.requestAdapter();
    const halves = adapter?.features.has('shader-f16') ?? false;
    return { webgpu: Boolean(adapter), halves };
  } catch {
    return { webgpu: false, halves: false };
  }
}

/**
 * A module with one function that uses SIMD: i32.const 0, i8x16.splat, i8x16.popcnt
 * (https://webassembly.github.io/spec/core/binary/instructions.html#vector-instructions).
 */
const SIMD_MODULE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 5, 1, 96, 0, 1, 123],
  ...[3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/** Why no model can run in this browser, in a sentence for the reader; undefined when one can. */
export function findObstacle(): string | undefined {
  const { Worker: worker, WebAssembly: wasm } = globalThis as Partial<typeof globalThis>;
  if (!wasm) return 'Models need WebAssembly, which this browser lacks or has turned off.';
  if (!wasm.validate(SIMD_MODULE)) {
    return 'Models need SIMD instructions in WebAssembly, which this browser lacks.';
  }
  if (!worker) return 'Models need Web Workers, which this browser lacks.';
  return undefined;
}

/** Why a model cannot run here, in a sentence for the reader; undefined when it can. */
export function whyNot(
  { device, dtype }: Pick<CatalogEntry, 'device' | 'dtype'>,
  { webgpu, halves }: Abilities,
): string | undefined {
  if (device === 'wasm') return undefined;
  // Public reports: weights of 8 bits give logits that ignore the input there.
  if (dtype === 'q8') return 'Weights of 8 bits are not computed rightly by WebGPU.';
  if (!webgpu) return 'It needs WebGPU, which this browser does not offer on this device.';
  if (dtype === 'fp16' && !halves) {
    return 'It needs 16-bit numbers in WebGPU, which the graphics card here does not offer.';
  }
  return undefined;
}

/**
 * Addresses of the ONNX runtime that a device needs. WebGPU is in the asyncify build only; it is
 * twice the size of the plain one, which WASM gets.
 *
 * @param folder with a slash at its end
 */
export function runtimeFiles(device: Device, folder: string): { mjs: string; wasm: string } {
  const build = `${folder}ort-wasm-simd-threaded${device === 'webgpu' ? '.asyncify' : ''}`;
  return { mjs: `${build}.mjs`, wasm: `${build}.wasm` };
}
