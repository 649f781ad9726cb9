import { InferenceSession } from 'onnxruntime-web/webgpu';
import { smallestModel } from '@/lib/onnx';

/**
 * Has ONNX Runtime fetch and compile its WASM module and start its threads, while the model's files
 * are still on their way: the runtime does so with the first session. Never fails: what is wrong is
 * told by the session of the model.
 */
export function startRuntime(): Promise<void> {
  started ??= start();
  return started;
}

let started: Promise<void> | undefined;

async function start(): Promise<void> {
  try {
    const session = await InferenceSession.create(smallestModel(), {
      executionProviders: ['wasm'],
    });
    await session.release();
  } catch {
    // The runtime tries no second time: the model's own session throws the same.
  }
}
