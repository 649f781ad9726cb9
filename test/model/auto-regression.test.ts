import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { CachedModel } from '@/lib/engine/graph/cached-model';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import {
  type ContinuationTree,
  idsTo,
  leaves,
  logProbabilityTo,
  nodeAt,
  openChoices,
} from '@/lib/generation/continuation-tree';
import { textCost } from '@/lib/maths/perplexity';
import { softmax } from '@/lib/maths/softmax';
import { GREEDY, type SamplingSettings } from '@/lib/sampling/settings';
import { Writer } from '@/lib/writer/writer';
import type { NodeModel } from '@/scripts/node-model';
import { SENTENCE } from '@/scripts/record/sentence';
import { writerModelOf } from '@/scripts/writer-model';
import { openStorybook } from '../support/storybook';
import { traceOf } from '../support/trace';

interface Reference {
  readonly text: string;
  readonly tokens: number;
  readonly logProbabilities: number[];
  readonly likeliest: number[];
  readonly perplexity: number;
  readonly bitsPerByte: number;
}
const references: { readonly texts: Record<string, Reference> } = JSON.parse(
  readFileSync(new URL('../fixtures/surprise/references.json', import.meta.url), 'utf8'),
);

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

/** A model with nothing cached, on the same session, and a writer of it. */
function fresh() {
  const model = new CachedModel(opened.model.graph);
  const writerModel = writerModelOf({ ...opened, model });
  const writer = new Writer('test', { pace: 0, pastEnd: true });
  const branches = (ids: readonly number[], length: number) =>
    performTask('firstBranches', { ...opened, model }, { ids, length, named: 10 }, UNHURRIED);
  const write = (ids: readonly number[], settings: SamplingSettings, length: number) =>
    performTask('writeText', { ...opened, model }, { ids, settings, length }, UNHURRIED);
  return { model, writerModel, writer, branches, write };
}

describe('surprise', () => {
  test.each(Object.entries(references.texts))(
    'of each token, perplexity and bits per byte are PyTorch’s: %s',
    async (_, wanted) => {
      const request = { text: wanted.text, most: 100_000 };
      const made = await performTask('surprise', opened, request, UNHURRIED);
      expect(made.ids).toHaveLength(wanted.tokens);
      for (const [i, value] of wanted.logProbabilities.entries()) {
        expect(Math.abs((made.logProbabilities[i] ?? Number.NaN) - value)).toBeLessThan(1e-3);
      }
      const cost = textCost(made.logProbabilities, Buffer.byteLength(wanted.text));
      expect((cost?.perplexity ?? 0) / wanted.perplexity).toBeCloseTo(1, 4);
      expect(cost?.bitsPerByte).toBeCloseTo(wanted.bitsPerByte, 4);
      const same = wanted.likeliest.filter((id, i) => made.likeliestIds[i] === id).length;
      expect(same / wanted.tokens).toBeGreaterThan(0.99);
    },
  );

  test('a token of rank 0 is the likeliest, and any other is less likely than it', async () => {
    const text = references.texts.plain?.text ?? '';
    const made = await performTask('surprise', opened, { text, most: 20 }, UNHURRIED);
    expect(made.ids).toHaveLength(20);
    expect(made.omitted).toBeGreaterThan(0);
    for (const [i, rank] of made.ranks.entries()) {
      expect(rank === 0).toBe(made.likeliestIds[i] === made.ids[i]);
      const gap = (made.likeliestLogProbabilities[i] ?? 0) - (made.logProbabilities[i] ?? 0);
      expect(rank === 0 ? gap === 0 : gap >= 0).toBe(true);
    }
  });

  test('an empty text has no tokens and no cost', async () => {
    const made = await performTask('surprise', opened, { text: '', most: 10 }, UNHURRIED);
    expect(made.ids).toEqual([]);
    expect(textCost(made.logProbabilities, 0)).toBeUndefined();
  });
});

test('with and without the key/value cache the logits agree to 1e-3, and both were timed', async () => {
  const ids = opened.tokenize(SENTENCE);
  const request = { ids, length: 40, every: 8, run: 0 };
  const { steps } = await performTask('cacheTiming', opened, request, UNHURRIED);
  expect(steps.map(({ length }) => length - ids.length)).toEqual([1, 9, 17, 25, 33]);
  for (const { difference, reused, anew } of steps) {
    expect(difference).toBeLessThan(1e-3);
    expect(Math.min(reused, anew)).toBeGreaterThan(0);
  }
});

describe('the tree', () => {
  test('costs one pass a token; going back, branching and walking again cost no more', async () => {
    const { model, writerModel, writer, branches } = fresh();
    const prompt = opened.tokenize(SENTENCE);
    const { tree, passes } = await branches(prompt, 5);
    expect(tree.nodes).toHaveLength(11);
    expect(leaves(tree)).toEqual([5, 10]);
    expect(tree.at).toBe(5);
    expect([model.passCount, passes]).toEqual([1 + 10, 1 + 10]);
    const [first, second] = tree.nodes[0]?.next?.candidates ?? [];
    expect([tree.nodes[1]?.id, tree.nodes[6]?.id]).toEqual([first?.id, second?.id]);
    writer.open(writerModel, { prompt: '', promptIds: prompt, tree }, GREEDY);

    const third = openChoices(tree, 2)[0]?.id;
    writer.branch(2, 3, GREEDY, () => third);
    await writer.idle();
    expect(writer.text().tree.nodes).toHaveLength(14);
    expect(model.passCount).toBe(14);

    // The same way once more, and the whole tree read again: all of it is in the cache.
    writer.branch(2, 3, GREEDY, () => third);
    await writer.idle();
    const grown = writer.text().tree;
    expect(grown.nodes).toHaveLength(14);
    for (let index = 0; index < grown.nodes.length; index++) {
      const ids = [...prompt, ...idsTo(grown, index)];
      expect((await traceOf(model, { ids, promptLength: prompt.length })).passes).toBe(0);
    }
    expect(model.passCount).toBe(14);
  });

  test('its log-probabilities are those of one pass over the whole text', async () => {
    const prompt = opened.tokenize(SENTENCE);
    const { tree } = await fresh().branches(prompt, 3);
    const ids = [...prompt, ...idsTo(tree, tree.at)];
    const parts = ['logits'] as const;
    const { logits, shape } = await performTask('inspect', opened, { ids, parts }, UNHURRIED);
    const V = shape.vocabulary;
    let sum = 0;
    for (let t = prompt.length; t < ids.length; t++) {
      const shares = softmax((logits ?? new Float32Array()).subarray((t - 1) * V, t * V));
      const node = tree.nodes[t - prompt.length + 1];
      const ln = Math.log(shares[ids[t] ?? 0] ?? 0);
      sum += ln;
      expect(node?.id).toBe(ids[t]);
      expect(Math.abs(ln - (node?.score?.logProbability ?? 0))).toBeLessThan(1e-3);
    }
    expect(Math.abs((logProbabilityTo(tree, tree.at) ?? 0) - sum)).toBeLessThan(1e-3);
  });
});

describe('a text that is written at one go', () => {
  test('takes the likeliest token each time at temperature 0, with its probability', async () => {
    const prompt = opened.tokenize(SENTENCE);
    const { ids, logProbabilities } = await fresh().write(prompt, GREEDY, 4);
    expect(ids).toHaveLength(4);
    for (const [step, id] of ids.entries()) {
      const read = [...prompt, ...ids.slice(0, step)];
      const parts = ['lastLogits'] as const;
      const request = { ids: read, parts };
      const { lastLogits = [] } = await performTask('inspect', opened, request, UNHURRIED);
      const shares = softmax(lastLogits);
      expect(shares[id]).toBe(Math.max(...shares));
      expect(Math.exp(logProbabilities[step] ?? 1)).toBeCloseTo(shares[id] ?? -1, 4);
    }
  });

  test('ends where the context ends', async () => {
    const { context } = opened.model.graph.shape;
    const full = new Array<number>(context).fill(opened.tokenize(' house')[0] ?? 0);
    expect((await fresh().write(full, GREEDY, 3)).ids).toHaveLength(1);
  });

  test('is the same for a seed and settings, also after other texts were read', async () => {
    const prompt = opened.tokenize(SENTENCE);
    const settings: SamplingSettings = { temperature: 0.9, topK: 50, topP: 0.9, seed: 7 };
    const { model, branches, write } = fresh();
    const straight = await write(prompt, settings, 20);
    await branches(prompt, 4);
    const passes = model.passCount;
    expect(await write(prompt, settings, 20)).toEqual(straight);
    expect(model.passCount).toBe(passes);
    expect(await fresh().write(prompt, settings, 20)).toEqual(straight);
  });

  test('is what a writer writes token by token', async () => {
    const prompt = opened.tokenize(SENTENCE);
    const settings: SamplingSettings = { temperature: 0.8, seed: 3 };
    const { writerModel, writer } = fresh();
    writer.open(writerModel, { prompt: '', promptIds: prompt }, settings);
    writer.generate(20, settings);
    await writer.idle();
    expect(textOf(writer.text())).toEqual((await fresh().write(prompt, settings, 20)).ids);
  });
});

const textOf = ({ tree }: { readonly tree: ContinuationTree }) => idsTo(tree, tree.at);

test('going back and taking a branch run no pass that is cached, and the seed writes on as before', async () => {
  const { model, writerModel, writer } = fresh();
  const prompt = opened.tokenize(SENTENCE);
  const settings: SamplingSettings = { temperature: 0.9, topK: 0, topP: 0.95, seed: 11 };
  writer.open(writerModel, { prompt: SENTENCE, promptIds: prompt }, settings);
  writer.generate(12, settings);
  await writer.idle();
  const straight = textOf(writer.text());
  expect(model.passCount).toBe(1 + 12);

  // Back by seven, and on again: the same tokens, all from the cache.
  for (let i = 0; i < 7; i++) writer.back(settings);
  writer.generate(7, settings);
  await writer.idle();
  expect(textOf(writer.text())).toEqual(straight);
  expect(model.passCount).toBe(13);

  // Another token in the sixth place: one pass for it and each one after it, none for the trunk.
  for (let i = 0; i < 7; i++) writer.back(settings);
  const { tree } = writer.text();
  const other = openChoices(tree, tree.at).at(-1)?.id ?? -1;
  writer.take(prompt.length + 5, other, settings);
  writer.generate(3, settings);
  await writer.idle();
  const branched = textOf(writer.text());
  expect(branched.slice(0, 6)).toEqual([...straight.slice(0, 5), other]);
  expect(branched).toHaveLength(9);
  expect(model.passCount).toBe(13 + 4);

  // And back to before the fork: the first text, from the cache.
  for (let i = 0; i < 7; i++) writer.back(settings);
  writer.generate(10, settings);
  await writer.idle();
  expect(textOf(writer.text())).toEqual(straight);
  expect(nodeAt(writer.text().tree, writer.text().tree.at).score).toBeDefined();
  expect(model.passCount).toBe(17);
});
