/** The page of the bench: each way of computing in a worker of its own, called by name. */
import * as Comlink from 'comlink';
import { type CatalogEntry, STORYBOOK } from '@/lib/engine/catalog';
import type { EngineClient } from '@/lib/engine/client';
import { openModel } from '@/lib/engine/open-model';
import { GREEDY } from '@/lib/sampling/settings';
import { idsOf } from '../ids';
import { timed } from '../timed';
import type { BenchPage, Captures, RawSession, Writer } from './protocol';
import { bytesOf, siteAddress } from './settings';

let ours: { readonly client: EngineClient; readonly vocabulary: number } | undefined;
let pipeline: Comlink.Remote<Writer> | undefined;
const raw: Partial<Record<Captures, Comlink.Remote<RawSession>>> = {};

const start = <T>(script: string) =>
  Comlink.wrap<T>(new Worker(new URL(script, siteAddress()), { type: 'module' }));

const entryOf = async (folder: string): Promise<CatalogEntry> => ({
  ...STORYBOOK,
  id: folder,
  repository: folder,
  weights: { ...STORYBOOK.weights, bytes: await bytesOf(folder) },
});

function theEngine() {
  if (!ours) throw new Error('openOurs comes first');
  return ours;
}

const own: BenchPage = {
  openOurs: async (folder) => {
    const entry = await entryOf(folder);
    return timed(async () => {
      const { client, info } = await openModel(entry, {
        siteUrl: siteAddress(),
        onProgress: () => {},
        signal: new AbortController().signal,
      });
      ours = { client, vocabulary: info.shape.vocabulary };
    });
  },
  closeOurs: () => {
    ours?.client.close();
    ours = undefined;
  },
  writeOurs: async ({ context, tokens, round, seed }) => {
    const { client, vocabulary } = theEngine();
    const ids = idsOf(context, vocabulary, round);
    const settings = seed === undefined ? GREEDY : { temperature: 1, seed };
    const write = (length: number) =>
      client.run('writeText', { ids, settings, length }, { figure: 'bench' });
    // The prompt is read with the first token, and the way that leads off from it with the second; of
    // those timed, the last is not read.
    await write(2);
    return (await timed(() => write(tokens + 2))) / tokens;
  },
  ablateOurs: (round) => {
    const { client, vocabulary } = theEngine();
    const request = { ids: idsOf(8, vocabulary, round), top: 5, by: 'zero' } as const;
    return timed(() => client.run('ablate', request, { figure: 'bench' }));
  },
  surpriseOurs: (round) => {
    const text = `Story ${round}: a king had three sons, and the youngest went out. `.repeat(100);
    const request = { text, most: 1000 };
    return timed(async () => {
      const { ids } = await theEngine().client.run('surprise', request, { figure: 'bench' });
      if (ids.length !== 1000) throw new Error(`the text has ${ids.length} tokens`);
    });
  },
  patchOurs: (round) => {
    const { client, vocabulary } = theEngine();
    const cleanIds = idsOf(12, vocabulary, round);
    const corruptedIds = cleanIds.map((id, t) => (t === 4 ? (id + 1) % vocabulary : id));
    const request = { cleanIds, corruptedIds, answerIds: [1, 2] } as const;
    return timed(() => client.run('patchGrid', request, { figure: 'bench' }));
  },
  openPipeline: (folder) => {
    pipeline = start<Writer>('pipeline-worker.js');
    return timed(async () => pipeline?.open(folder));
  },
  writePipeline: async (job) => {
    if (!pipeline) throw new Error('openPipeline comes first');
    return pipeline.write(job);
  },
  openRaw: async (folder, captures) => {
    const session = start<RawSession>('raw-worker.js');
    raw[captures] = session;
    await session.open(folder, captures);
  },
  stepRaw: async (captures, context, tokens) => rawOf(captures).step(context, tokens),
  wholeRaw: async (context, tokens) => rawOf('attention').whole(context, tokens),
};

function rawOf(captures: Captures): Comlink.Remote<RawSession> {
  const session = raw[captures];
  if (!session) throw new Error('openRaw comes first');
  return session;
}

globalThis.bench = own;
