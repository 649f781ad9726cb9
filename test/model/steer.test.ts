import { beforeAll, expect, test } from 'vitest';
import { noPast } from '@/lib/engine/graph/feeds';
import { runPass } from '@/lib/engine/graph/run-pass';
import { type TaskModel, UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import type { SteerRequest } from '@/lib/engine/tasks/steer';
import { references } from '../fixtures/circuits/references';
import { openStorybook } from '../support/storybook';
import { distance } from './storybook-support';

const { ids, plus, minus, layer, strength, vector, logits } = references.steering;
const settings = { temperature: 0.8, topK: 20, seed: 4 };
let opened: TaskModel;
beforeAll(async () => {
  opened = await openStorybook();
});

const ask = (more: Partial<SteerRequest> = {}) => {
  const request = { ids, plusIds: plus, minusIds: minus, layer, strength, tokens: 8, settings };
  return performTask('steer', opened, { ...request, ...more }, UNHURRIED);
};

test('a vector added at every position gives PyTorch’s logits', async () => {
  const { graph } = opened.model;
  const sum = vector.data.map((x) => strength * x);
  const edits = [[{ layer, vector: sum, adds: true }]];
  const pass = await runPass(graph, ids, noPast(graph), { edits });
  const last = pass.logits.slice(-graph.shape.vocabulary);
  expect(distance(last, logits.data)).toBeLessThan(1e-3);
});

test('what is added is the difference of the last streams of two texts, as in PyTorch', async () => {
  const { added, stream } = await ask({ tokens: 0 });
  expect(Math.abs(added - strength * Math.hypot(...vector.data))).toBeLessThan(1e-3);
  const { residual } = await performTask(
    'inspect',
    opened,
    { ids, parts: ['residual'] },
    UNHURRIED,
  );
  const { width } = opened.model.graph.shape;
  const lengths = ids.map((_, t) =>
    Math.hypot(...(residual?.[layer]?.subarray(t * width, (t + 1) * width) ?? [])),
  );
  expect(stream).toBeCloseTo(lengths.reduce((sum, x) => sum + x, 0) / ids.length, 6);
});

test('the first steered token is the likeliest of PyTorch’s steered logits', async () => {
  const { steered } = await ask({ tokens: 1, settings: { temperature: 0 } });
  expect(steered.ids).toEqual([logits.data.indexOf(Math.max(...logits.data))]);
});

test('the plain text is what the writer writes from the same prompt and seed', async () => {
  const { plain } = await ask();
  const written: number[] = [];
  for (let step = 0; step < 8; step++) {
    const text = { ids: [...ids, ...written], promptLength: ids.length };
    const request = { ...text, settings, named: 1 };
    written.push((await performTask('write', opened, request, UNHURRIED)).id);
  }
  expect(plain.ids).toEqual(written);
});

test('at strength 0 all three texts are the plain one, and else steered and control differ', async () => {
  const rest = await ask({ strength: 0 });
  expect(rest.added).toBe(0);
  expect(rest.steered.ids).toEqual(rest.plain.ids);
  expect(rest.control.ids).toEqual(rest.plain.ids);
  const { plain, steered, control } = await ask({ strength: 8 });
  expect(steered.ids).not.toEqual(plain.ids);
  expect(steered.ids).not.toEqual(control.ids);
});

test('it shows what has been written so far, and ends when it is stopped', async () => {
  const seen: number[] = [];
  const request = { ids, plusIds: plus, minusIds: minus, layer, strength, tokens: 3, settings };
  await performTask('steer', opened, request, {
    between: async () => {},
    progress: ({ plain, steered, control }) =>
      seen.push(plain.ids.length + steered.ids.length + control.ids.length),
  });
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  let passes = 0;
  const between = async () => {
    if (++passes === 5) throw new Error('stopped');
  };
  const stopped = performTask('steer', opened, request, { between, progress: () => {} });
  await expect(stopped).rejects.toThrow('stopped');
});

test('a layer that the model does not have, and more tokens than its context, are refused', async () => {
  const { layers, context } = opened.model.graph.shape;
  await expect(ask({ layer: layers + 1 })).rejects.toThrow(RangeError);
  await expect(ask({ tokens: context })).rejects.toMatchObject({ code: 'too-long' });
});
