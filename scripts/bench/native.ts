import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as Ort from 'onnxruntime-common';
import { readConfig } from '@/lib/engine/graph/config-file';
import { noPast } from '@/lib/engine/graph/feeds';
import { runPass } from '@/lib/engine/graph/run-pass';
import type { GraphSession, OpenGraph } from '@/lib/engine/graph/session';
import { instrument } from '@/lib/onnx';
import { installAside, lastLine } from '@/scripts/install-aside';
import { idsOf } from './ids';

/** The native runtime is no dependency of the project: the bench installs it for itself. */
const VERSION = '1.27.0';

/** Writes a token after another, in ms each; the text before them is read first. */
export type NativeSteps = (context: number, tokens: number) => Promise<number>;

/**
 * Installs onnxruntime-node and opens a model with it, on one thread.
 *
 * @param folder of the model, in the hub's layout
 * @throws Error that says why there is none
 */
export async function openNative(folder: URL): Promise<NativeSteps> {
  const ort = await load();
  const file = new Uint8Array(await readFile(new URL('onnx/model_quantized.onnx', folder)));
  const { bytes: _, ...added } = instrument(file);
  const session = (await ort.InferenceSession.create(file, {
    intraOpNumThreads: 1,
    extra: { session: { disable_quant_qdq: '1' } },
  })) as unknown as GraphSession;
  const config = readConfig(JSON.parse(await readFile(new URL('config.json', folder), 'utf8')));
  const makeTensor: OpenGraph['makeTensor'] = ({ type, data, dims }) =>
    new ort.Tensor(type, data as never, [...dims]) as never;
  const graph: OpenGraph = { session, shape: config.shape, added, makeTensor };
  return async (context, tokens) => {
    const { vocabulary } = graph.shape;
    let { past } = await runPass(graph, idsOf(context, vocabulary), noPast(graph));
    const begin = performance.now();
    for (const id of idsOf(tokens, vocabulary)) ({ past } = await runPass(graph, [id], past));
    return (performance.now() - begin) / tokens;
  };
}

async function load(): Promise<typeof Ort> {
  // Its own script would fetch what a graphics card needs.
  const manifest = await installAside('bench/native', 'onnxruntime-node', VERSION);
  try {
    return createRequire(manifest)('onnxruntime-node');
  } catch (error) {
    throw new Error(`onnxruntime-node does not run on this machine: ${lastLine(String(error))}`);
  }
}
