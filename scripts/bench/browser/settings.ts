import { threadCount } from '@/lib/engine/devices';

/** The model's files, in the hub's layout. */
export const FILES = { pathTemplate: 'models/{model}/', graph: 'onnx/model_quantized.onnx' };

/** With what all ways compute a model: the site's own build of the runtime, and as many threads. */
export const runtimeFor = async (folder: string) => ({
  wasmPaths: runtimePaths(),
  numThreads: threadCount(await bytesOf(folder)),
});

/** The size of a model's weights. */
export async function bytesOf(folder: string): Promise<number> {
  const file = `${siteAddress()}models/${folder}/${FILES.graph}`;
  const { headers } = await fetch(file, { method: 'HEAD' });
  return Number(headers.get('content-length'));
}

function runtimePaths() {
  const build = `${siteAddress()}ort/${process.env.NEXT_PUBLIC_ORT_VERSION}/ort-wasm-simd-threaded`;
  return { mjs: `${build}.mjs`, wasm: `${build}.wasm` };
}

/** With a slash at its end. */
export const siteAddress = () => new URL('/', globalThis.location.href).href;

/** The session option that the engine gives, for all: int8 weights are unfolded once. */
export const SESSION_OPTIONS = { extra: { session: { disable_quant_qdq: '1' } } };
