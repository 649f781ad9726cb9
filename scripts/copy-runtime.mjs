import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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

/** The script whose module the engine reaches. */
const GIVEN_AWAY = 'ort-wasm-simd-threaded.mjs';

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
    const to = join(folder, file);
    // Another process may read it meanwhile.
    const made = `${to}.${process.pid}`;
    if (file === GIVEN_AWAY) writeFileSync(made, givingModule(from));
    else if (existsSync(to) && statSync(to).size === statSync(from).size) continue;
    else copyFileSync(from, made);
    renameSync(made, to);
  }
  return folder;
}

/**
 * Returns the script with a module that can be reached as `onnxRuntimeModule`: the engine leaves keys
 * and values in its memory (lib/engine/graph/resident-session.ts). Without that it computes the same.
 */
function givingModule(script) {
  const end = 'export default ortWasmThreaded;';
  const [start, rest, ...more] = readFileSync(script, 'utf8').split(end);
  if (rest === undefined || more.length > 0) throw new Error(`${script} has not one ${end}`);
  const given = 'export default(m)=>ortWasmThreaded(globalThis.onnxRuntimeModule=m);';
  return start + given + rest;
}

if (isMain(import.meta.url)) copyRuntime();
