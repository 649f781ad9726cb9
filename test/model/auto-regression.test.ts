import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { CachedModel } from '@/lib/engine/graph/cached-model';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { candidatesOf } from '@/lib/generation/candidates';
import { firstTree, grow } from '@/lib/generation/grow';
import { idsTo, openChoices, type Tree, treeReducer } from '@/lib/generation/tree';
import {
  type Choice,
  chooseFrom,
  continuation,
  logitsOf,
  type Reader,
} from '@/lib/generation/write-on';
import { textCost } from '@/lib/maths/perplexity';
import { softmax } from '@/lib/maths/softmax';
import { type NodeModel, openModel, STORYBOOK_FOLDER } from '@/scripts/node-model';
import { SENTENCE } from '@/scripts/recordings/recorded-figure';

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
  opened = await openModel(STORYBOOK_FOLDER);
});

/** A model with nothing cached, on the same session, and a reader of it. */
function fresh() {
  const model = new CachedModel(opened.model.graph);
  const read: Reader = (text, from) => model.trace(text, from);
  return { model, read, context: model.graph.shape.context };
}

async function last(trees: AsyncGenerator<Tree>): Promise<Tree> {
  let tree: Tree | undefined;
  for await (tree of trees);
  if (!tree) throw new Error('nothing grew');
  return tree;
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
      const same = wanted.likeliest.filter((id, i) => made.likeliest[i] === id).length;
      expect(same / wanted.tokens).toBeGreaterThan(0.99);
    },
  );

  test('a token of rank 0 is the likeliest, and any other is less likely than it', async () => {
    const text = references.texts.plain?.text ?? '';
    const made = await performTask('surprise', opened, { text, most: 20 }, UNHURRIED);
    expect(made.ids).toHaveLength(20);
    expect(made.omitted).toBeGreaterThan(0);
    for (const [i, rank] of made.ranks.entries()) {
      expect(rank === 0).toBe(made.likeliest[i] === made.ids[i]);
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
    const { model, read, context } = fresh();
    const prompt = opened.tokenize(SENTENCE);
    const first = await last(firstTree(read, prompt, { length: 5, context }));
    expect(first.nodes).toHaveLength(11);
    expect(model.passCount).toBe(1 + 10);

    const back = treeReducer(first, { type: 'go', to: 2 });
    const third = openChoices(back, 2)[0]?.id ?? -1;
    const branched = await last(grow(read, back, prompt, 2, { first: third, length: 3, context }));
    expect(branched.nodes).toHaveLength(14);
    expect(model.passCount).toBe(14);

    // The same way once more, and the whole tree read anew: all of it is in the cache.
    await last(grow(read, branched, prompt, 2, { first: third, length: 3, context }));
    for (let index = 0; index < branched.nodes.length; index++) {
      const ids = [...prompt, ...idsTo(branched, index)];
      expect((await model.trace({ ids, promptLength: prompt.length })).passes).toBe(0);
    }
    expect(model.passCount).toBe(14);
  });

  test('its log-probabilities are those of one pass over the whole text', async () => {
    const { read, context } = fresh();
    const prompt = opened.tokenize(SENTENCE);
    const tree = await last(firstTree(read, prompt, { length: 3, context }));
    const ids = [...prompt, ...idsTo(tree, tree.at)];
    const parts = ['logits'] as const;
    const { logits, shape } = await performTask('inspect', opened, { ids, parts }, UNHURRIED);
    const V = shape.vocabulary;
    for (let t = prompt.length; t < ids.length; t++) {
      const shares = softmax((logits ?? new Float32Array()).subarray((t - 1) * V, t * V));
      const node = tree.nodes[t - prompt.length + 1];
      expect(node?.id).toBe(ids[t]);
      expect(
        Math.abs(Math.log(shares[ids[t] ?? 0] ?? 0) - (node?.logProbability ?? 0)),
      ).toBeLessThan(1e-3);
    }
  });
});

test('the same seed and settings write the same text, also after other texts were read', async () => {
  const prompt = opened.tokenize(SENTENCE);
  const choice: Choice = { temperature: 0.9, topK: 50, topP: 0.9, seed: 7 };
  const write = async (read: Reader) => {
    const ids: number[] = [];
    for await (const { id } of continuation(read, prompt, choice, 20, 100)) ids.push(id);
    return ids;
  };
  const { read, model, context } = fresh();
  const straight = await write(read);
  await last(firstTree(read, prompt, { length: 4, context }));
  const passes = model.passCount;
  expect(await write(read)).toEqual(straight);
  expect(model.passCount).toBe(passes);
  expect(await write(fresh().read)).toEqual(straight);
});

test('going back and taking a branch run no pass that is cached, and the seed writes on as before', async () => {
  const { model, read } = fresh();
  const prompt = opened.tokenize(SENTENCE);
  const choice: Choice = { temperature: 0.9, topK: 0, topP: 0.95, seed: 11 };
  const logitsAfter = async (chosen: readonly number[]) =>
    logitsOf(await read({ ids: [...prompt, ...chosen], promptLength: prompt.length }, 0));
  /** Writes on from what was chosen before; a token's draw depends on its place alone. */
  const writeOn = async (before: readonly number[], length: number) => {
    const chosen = [...before];
    while (chosen.length < length) {
      chosen.push(chooseFrom(await logitsAfter(chosen), choice, chosen.length));
    }
    await logitsAfter(chosen);
    return chosen;
  };
  const straight = await writeOn([], 12);
  expect(model.passCount).toBe(1 + 12);

  // Back by seven: read once more, and written on as before.
  const again = await writeOn(straight.slice(0, 5), 12);
  expect(again).toEqual(straight);
  expect(model.passCount).toBe(13);

  // Another token in the sixth place: one pass for it and each one after it, none for the trunk.
  const third = candidatesOf(await logitsAfter(straight.slice(0, 5)), 3).at(-1)?.id ?? 0;
  const other = third === straight[5] ? third - 1 : third;
  await writeOn([...straight.slice(0, 5), other], 9);
  expect(model.passCount).toBe(13 + 4);

  // And back to where it forked: the first text, from the cache.
  expect(await writeOn(straight.slice(0, 2), 12)).toEqual(straight);
  expect(model.passCount).toBe(17);
});
