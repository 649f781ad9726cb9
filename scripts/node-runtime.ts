import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as ort from 'onnxruntime-web';
import { residentSession } from '@/lib/engine/graph/resident-session';
import type { GraphSession, OpenGraph } from '@/lib/engine/graph/session';
import { copyRuntime } from './copy-runtime.mjs';

/**
 * Opens a model file in Node with the runtime that the site serves, on one thread, as the engine does in
 * a browser.
 */
export async function openSession(
  bytes: Uint8Array,
): Promise<Pick<OpenGraph, 'session' | 'makeTensor'>> {
  const build = join(copyRuntime(), 'ort-wasm-simd-threaded');
  const [mjs, wasm] = ['mjs', 'wasm'].map((end) => pathToFileURL(`${build}.${end}`).href);
  ort.env.wasm.wasmPaths = { mjs: mjs ?? '', wasm: wasm ?? '' };
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  const session = residentSession(
    (await ort.InferenceSession.create(bytes, {
      extra: { session: { disable_quant_qdq: '1' } },
    })) as unknown as GraphSession,
  );
  if (!session) throw new Error('the runtime is not the site’s own');
  return { session, makeTensor: (feed) => feed };
}
