import * as ort from 'onnxruntime-web';
import { expect, test } from 'vitest';
import { CachedModel } from '@/lib/engine/graph/cached-model';
import { feedsFor, noPast } from '@/lib/engine/graph/feeds';
import { forward } from '@/lib/engine/graph/forward';
import type { ResidentSession } from '@/lib/engine/graph/resident-session';
import type { OpenGraph } from '@/lib/engine/graph/session';
import { reference } from '../support/onnx/reference';
import { traceOf } from '../support/trace';
import { openFormModel } from './form-model';

const { ids } = reference;
const FORMS = [
  'optimum-1.13-merged',
  'optimum-1.13-merged-fp16',
  'optimum-2.3-q8',
  'eager-script-int8',
  'eager-dynamo-q4f16',
];

async function open(form: string): Promise<{ graph: OpenGraph; session: ResidentSession }> {
  const { graph } = (await openFormModel(form)).model;
  return { graph, session: graph.session as ResidentSession };
}

test.each(FORMS)(
  '%s: what stays in memory has the very numbers that the library copies',
  async (form) => {
    const { graph, session } = await open(form);
    const library: OpenGraph = {
      ...graph,
      session: session.own,
      makeTensor: ({ type, data, dims }) => new ort.Tensor(type, data, [...dims]),
    };
    let [here, there] = [noPast(graph), noPast(library)];
    for (const pass of [ids.slice(0, 3), ...ids.slice(3).map((id) => [id])]) {
      const [one, other] = [await forward(graph, pass, here), await forward(library, pass, there)];
      expect(one.pass).toEqual(other.pass);
      here.release?.();
      [here, there] = [one.past, other.past];
    }
    here.release?.();
    const feeds = feedsFor(graph, ids, noPast(graph));
    const fetches = ['logits', 'residual.1'];
    const copied = await session.run(feeds, fetches);
    const made = await session.own.run(feedsFor(library, ids, noPast(library)), fetches);
    for (const name of fetches) {
      expect(copied[name]?.data).toEqual(made[name]?.data);
      expect(copied[name]?.dims).toEqual(made[name]?.dims);
    }
  },
);

test('of a text that was read, only the latest past is left in memory', async () => {
  const { graph, session } = await open('optimum-1.23');
  const made = new Set<number>();
  const { module } = session;
  const { _OrtGetTensorData: getData, _OrtReleaseTensor: release } = module;
  Object.assign(module, {
    _OrtGetTensorData: (...args: Parameters<typeof getData>) => {
      made.add(args[0]);
      return getData(...args);
    },
    _OrtReleaseTensor: (tensor: number) => {
      made.delete(tensor);
      return release(tensor);
    },
  });
  try {
    const model = new CachedModel(graph);
    await traceOf(model, { ids, promptLength: 2 });
    expect(made.size).toBe(2 * graph.shape.layers);
    // Another way on, from before the latest past.
    await traceOf(model, { ids: [...ids.slice(0, 4), 1, 2], promptLength: 2 });
    expect(made.size).toBe(2 * graph.shape.layers);
  } finally {
    Object.assign(module, { _OrtGetTensorData: getData, _OrtReleaseTensor: release });
  }
});

test('a tensor that was released gives no numbers, and can be released again', async () => {
  const { graph, session } = await open('optimum-1.23');
  const { logits } = await session.lend(feedsFor(graph, ids, noPast(graph)), ['logits']);
  logits?.release();
  logits?.release();
  expect(() => logits?.data).toThrow('released');
});

test('a pass that fails says why, and the next one works', async () => {
  const { graph, session } = await open('optimum-1.23');
  const feeds = feedsFor(graph, ids, noPast(graph));
  const beyond = { ...feeds, input_ids: graph.makeTensor(ofIds(ids.map(() => 1_000_000))) };
  await expect(session.run(beyond, ['logits'])).rejects.toThrow(/Gather.*out of data bounds/);
  expect((await session.run(feeds, ['logits'])).logits?.dims[1]).toBe(ids.length);
});

const ofIds = (values: readonly number[]) => ({
  type: 'int64' as const,
  data: BigInt64Array.from(values, BigInt),
  dims: [1, values.length],
});

test('what a module says as it ends is not covered up by what it says then', async () => {
  const { graph, session } = await open('optimum-1.23');
  const { module } = session;
  const { _OrtRun: run, _OrtReleaseTensor: release } = module;
  const ends = (message: string) => () => {
    throw new WebAssembly.RuntimeError(message);
  };
  Object.assign(module, { _OrtRun: ends('Aborted(OOM)'), _OrtReleaseTensor: ends('unreachable') });
  try {
    const feeds = feedsFor(graph, ids, noPast(graph));
    await expect(session.run(feeds, ['logits'])).rejects.toThrow('Aborted(OOM)');
  } finally {
    Object.assign(module, { _OrtRun: run, _OrtReleaseTensor: release });
  }
});
