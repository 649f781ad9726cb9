/** The runtime's session by itself: what the engine adds to it, and what attention costs. */
import * as Comlink from 'comlink';
import * as ort from 'onnxruntime-web/webgpu';
import { readConfig } from '@/lib/engine/graph/config-file';
import { feedsFor, noPast } from '@/lib/engine/graph/feeds';
import { forward } from '@/lib/engine/graph/forward';
import { runPass } from '@/lib/engine/graph/run-pass';
import type { GraphSession, OpenGraph } from '@/lib/engine/graph/session';
import { instrument } from '@/lib/onnx';
import { idsOf } from '../ids';
import type { Captures, RawSession } from './protocol';
import { FILES, runtime, SESSION_OPTIONS, siteAddress } from './settings';

let graph: OpenGraph | undefined;
let captured: Captures = 'none';

function theGraph(): OpenGraph {
  if (!graph) throw new Error('open comes first');
  return graph;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

const raw: RawSession = {
  open: async (folder, captures) => {
    captured = captures;
    Object.assign(ort.env.wasm, runtime());
    ort.env.logLevel = 'error';
    const at = `${siteAddress()}models/${folder}/`;
    const read = async (name: string) => (await fetch(at + name)).arrayBuffer();
    const file = new Uint8Array(await read(FILES.graph));
    const config = readConfig(await (await fetch(`${at}config.json`)).json());
    const { bytes, ...added } = instrument(file);
    const session = (await ort.InferenceSession.create(
      captures === 'none' ? file : bytes,
      SESSION_OPTIONS,
    )) as unknown as GraphSession;
    const makeTensor: OpenGraph['makeTensor'] = ({ type, data, dims }) =>
      new ort.Tensor(type, data, [...dims]) as never;
    graph = { session, shape: config.shape, added, makeTensor };
  },
  step: async (context, tokens) => {
    const opened = theGraph();
    const { vocabulary } = opened.shape;
    const pass = async (ids: readonly number[], past: ReturnType<typeof noPast>) =>
      captured === 'none'
        ? (await runPass(opened, ids, past)).past
        : (await forward(opened, ids, past)).past;
    let past = await pass(idsOf(context, vocabulary), noPast(opened));
    const write = async () => {
      for (const id of idsOf(tokens, vocabulary)) past = await pass([id], past);
    };
    return (await timed(write)) / tokens;
  },
  whole: async (context, tokens) => {
    const opened = theGraph();
    const { layers, vocabulary } = opened.shape;
    const names = Array.from({ length: layers }, (_, l) => [
      ...[`query.${l}`, `present.${l}.key`, `present.${l}.value`],
      ...[`score.${l}`, `attention.${l}`],
    ]).flat();
    const write = async () => {
      for (let i = 0; i < tokens; i++) {
        const ids = idsOf(context + i, vocabulary);
        await opened.session.run(feedsFor(opened, ids, noPast(opened)), ['logits', ...names]);
      }
    };
    return (await timed(write)) / tokens;
  },
};

Comlink.expose(raw);
