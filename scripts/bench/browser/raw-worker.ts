/** The runtime's session by itself: what the engine adds to it, and what attention costs. */
import * as Comlink from 'comlink';
import * as ort from 'onnxruntime-web/webgpu';
import { readConfig } from '@/lib/engine/graph/config-file';
import { feedsFor, noPast, type Past, pastOf, presentNames } from '@/lib/engine/graph/feeds';
import { forward } from '@/lib/engine/graph/forward';
import { residentSession } from '@/lib/engine/graph/resident-session';
import { floats, type GraphSession, type OpenGraph } from '@/lib/engine/graph/session';
import { instrument } from '@/lib/onnx';
import { idsOf } from '../ids';
import { timed } from '../timed';
import type { Captures, RawSession } from './protocol';
import { FILES, runtimeFor, SESSION_OPTIONS, siteAddress } from './settings';

let graph: OpenGraph | undefined;
let captured: Captures = 'none';

function theGraph(): OpenGraph {
  if (!graph) throw new Error('open comes first');
  return graph;
}

/** A pass by the same way as the engine's `forward`, of which nothing but the logits is read. */
async function plain(
  opened: OpenGraph,
  ids: readonly number[],
  past: Past,
): Promise<{ past: Past }> {
  const { session, shape } = opened;
  const kept = presentNames(shape.layers);
  const outputs = await session.lend?.(feedsFor(opened, ids, past), ['logits', ...kept]);
  if (!outputs) throw new Error('the session lends nothing');
  floats(outputs.logits, 'logits').slice();
  outputs.logits?.release();
  return {
    past: {
      ...pastOf(outputs, kept, past.length + ids.length),
      release: () => {
        for (const name of kept) outputs[name]?.release();
      },
    },
  };
}

const raw: RawSession = {
  open: async (folder, captures) => {
    captured = captures;
    Object.assign(ort.env.wasm, await runtimeFor(folder));
    ort.env.logLevel = 'error';
    const at = `${siteAddress()}models/${folder}/`;
    const read = async (name: string) => (await fetch(at + name)).arrayBuffer();
    const file = new Uint8Array(await read(FILES.graph));
    const config = readConfig(await (await fetch(`${at}config.json`)).json());
    const { bytes, ...added } = instrument(file);
    const session = residentSession(
      (await ort.InferenceSession.create(
        captures === 'none' ? file : bytes,
        SESSION_OPTIONS,
      )) as unknown as GraphSession,
    );
    if (!session) throw new Error('the runtime is not the site’s own');
    graph = { session, shape: config.shape, added, makeTensor: (feed) => feed };
  },
  step: async (context, tokens) => {
    const opened = theGraph();
    const { vocabulary } = opened.shape;
    const pass = async (ids: readonly number[], past: Past): Promise<Past> => {
      const next = await (captured === 'none' ? plain : forward)(opened, ids, past);
      past.release?.();
      return next.past;
    };
    let past = await pass(idsOf(context, vocabulary), noPast(opened));
    const write = async () => {
      for (const id of idsOf(tokens, vocabulary)) past = await pass([id], past);
    };
    const time = await timed(write);
    past.release?.();
    return time / tokens;
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
