import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root } from './project.mjs';

const runtime = join(root, 'node_modules', 'onnxruntime-web');
const target = join(root, 'public', 'ort');

/**
 * The plain WASM build, and the one that has WebGPU; lib/engine/devices.ts chooses. A browser
 * fetches the one that it uses.
 */
const files = ['ort-wasm-simd-threaded', 'ort-wasm-simd-threaded.asyncify'].flatMap((build) => [
  `${build}.mjs`,
  `${build}.wasm`,
]);

/**
 * The installed version of the ONNX runtime. Its files are served under `/ort/<version>/`, so that
 * a browser may keep them for ever.
 *
 * @type {string}
 */
export const runtimeVersion = JSON.parse(
  readFileSync(join(runtime, 'package.json'), 'utf8'),
).version;

/** Puts the ONNX runtime's WASM builds under public/ort/<version>/ and removes other versions. */
export function copyRuntime() {
  const folder = join(target, runtimeVersion);
  mkdirSync(folder, { recursive: true });
  for (const other of readdirSync(target)) {
    if (other !== runtimeVersion) rmSync(join(target, other), { recursive: true });
  }
  for (const file of files) {
    const from = join(runtime, 'dist', file);
    if (!existsSync(from))
      throw new Error(`onnxruntime-web ${runtimeVersion} has no dist/${file}.`);
    copyFileSync(from, join(folder, file));
  }
  return folder;
}

if (isMain(import.meta.url)) copyRuntime();
