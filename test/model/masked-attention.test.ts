import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { RECORDED_ATTENTION } from '@/components/chapters/masked-attention/recorded';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { largest, profiles } from '@/lib/heads/profile';
import { induction } from '@/lib/heads/scores';
import { headSteps, STEP_PARTS } from '@/lib/heads/steps';
import { attention as recompute } from '@/lib/maths/attention';
import { logSumExp } from '@/lib/maths/log-sum-exp';
import { softmax } from '@/lib/maths/softmax';
import { headPart, rowOf } from '@/lib/trace/forward-pass';
import type { NodeModel } from '@/scripts/node-model';
import references from '../fixtures/masked-attention/references.json';
import { openStorybook } from '../support/storybook';
import { distance, shippedFile } from './storybook-support';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

const numbered = references.sentences.map((sentence, i) => [i + 1, sentence] as const);
const inspect = (request: Parameters<typeof performTask<'inspect'>>[2]) =>
  performTask('inspect', opened, request, UNHURRIED);

test('the references were made from the file that ships', () => {
  const sha256 = createHash('sha256').update(shippedFile()).digest('hex');
  expect(sha256).toBe(references.modelSha256);
});

describe.each(numbered)('sentence %i', (_, sentence) => {
  const { ids } = sentence;
  const T = ids.length;

  test.each([true, false])(
    'query, key and mask give the attention of every head, causal %s',
    async (causal) => {
      const {
        query = [],
        key = [],
        attention = [],
        shape,
      } = await inspect({
        ids,
        parts: ['query', 'key', 'attention'],
        causal,
      });
      const d = shape.width / shape.heads;
      for (let l = 0; l < shape.layers; l++) {
        for (let h = 0; h < shape.heads; h++) {
          const part = (all: readonly Float32Array[], n: number) =>
            (all[l] ?? new Float32Array()).subarray(h * T * n, (h + 1) * T * n);
          const made = recompute(part(query, d), part(key, d), T, causal);
          expect(distance(made, part(attention, T))).toBeLessThan(1e-4);
        }
      }
    },
  );

  test('the steps of a head at any position are the trace’s, and the sum is what leaves it', async () => {
    const inside = await inspect({ ids, parts: STEP_PARTS });
    const { shape } = inside;
    for (const position of [0, Math.floor(T / 2), T - 1]) {
      for (let i = 0; i < shape.layers * shape.heads; i++) {
        const [layer, head] = [Math.floor(i / shape.heads), i % shape.heads];
        const steps = headSteps(inside, layer, head, position);
        if (!steps) throw new Error('the pass has every head');
        const root = Math.sqrt(steps.query.length);
        for (const [k, product] of steps.products.entries()) {
          const score = steps.scores[k] ?? 0;
          const rounding = 1e-5 * Math.max(10, Math.abs(score));
          expect(Math.abs(product / root - score)).toBeLessThan(rounding);
          expect(steps.weights[k] === undefined).toBe(k > position);
        }
        const seen = softmax(steps.scores.slice(0, position + 1));
        expect(distance(seen, steps.weights.slice(0, position + 1) as number[])).toBeLessThan(1e-4);
        const sum = steps.output.map((__, j) =>
          steps.values.reduce((s, value, k) => s + (steps.weights[k] ?? 0) * (value[j] ?? 0), 0),
        );
        expect(distance(sum, steps.output)).toBeLessThan(1e-6);
      }
    }
  });

  test.each([
    ['zero', 'single'],
    ['mean', 'averaged'],
  ] as const)(
    'every single head’s absence does what it does in PyTorch, by %s',
    async (by, name) => {
      const made = await performTask('ablate', opened, { ids, top: 5, by }, UNHURRIED);
      expect([...made.targetIds]).toEqual(sentence.targets);
      expect(distance(made.base, sentence.base)).toBeLessThan(1e-4);
      const absences = sentence[name];
      const count = absences.length;
      expect(made.effects).toHaveLength(5 * count);
      for (const [head, wanted] of absences.entries()) {
        const found = wanted.map(
          (__, row) => (made.base[row] ?? 0) + (made.effects[row * count + head] ?? 0),
        );
        expect(distance(found, wanted)).toBeLessThan(1e-4);
      }
      expect(made.effects.some((effect) => Math.abs(effect) > 0.05)).toBe(true);
    },
  );

  test.each(['several', 'layer'] as const)(
    'so do heads that are off together: %s',
    async (which) => {
      const { heads } = opened.model.graph.shape;
      const layer = Array.from({ length: heads }, (__, h) => [1, h] as const);
      const several = references.several.map(([l = 0, h = 0]) => [l, h] as const);
      const headsOff = which === 'layer' ? layer : several;
      const { lastLogits = new Float32Array() } = await inspect({
        ids,
        parts: ['lastLogits'],
        headsOff,
      });
      const norm = logSumExp(lastLogits);
      const found = sentence.targets.map((id) => (lastLogits[id] ?? 0) - norm);
      expect(distance(found, sentence[which])).toBeLessThan(1e-4);
    },
  );

  test.each([
    ['zero', 'several'],
    ['mean', 'severalAveraged'],
  ] as const)(
    'a prediction is compared with that of all heads, and both are PyTorch’s, by %s',
    async (by, name) => {
      const off = references.several.map(([l = 0, h = 0]) => [l, h] as const);
      const request = { ids, headsOff: off, top: 5, by };
      const { candidates } = await performTask('headsOff', opened, request, UNHURRIED);
      for (const [i, id] of sentence.targets.entries()) {
        const found = candidates.find((candidate) => candidate.id === id);
        expect(Math.abs(Math.log(found?.before ?? 0) - (sentence.base[i] ?? 0))).toBeLessThan(1e-4);
        expect(Math.abs(Math.log(found?.after ?? 0) - (sentence[name][i] ?? 0))).toBeLessThan(1e-4);
      }
      const order = candidates.map(({ before }) => before);
      expect(order).toEqual([...order].sort((a, b) => b - a));
      const none = await performTask('headsOff', opened, { ...request, headsOff: [] }, UNHURRIED);
      expect(none.candidates).toHaveLength(5);
      for (const { before, after } of none.candidates) expect(after).toBe(before);
    },
  );

  test('predictions at every position are PyTorch’s, with the mask and without', async () => {
    for (const [name, causal] of [
      ['masked', true],
      ['unmasked', false],
    ] as const) {
      const parts = ['logits', 'predictions'] as const;
      const {
        logits = new Float32Array(),
        predictions,
        shape,
      } = await inspect({ ids, parts, causal });
      const next = predictions?.nextProbabilities ?? [];
      expect(distance(next, sentence.next[name])).toBeLessThan(1e-4);
      const rows = ids.map((__, t) => softmax(rowOf(logits, t, shape.vocabulary)));
      const largest = rows.map((row) => Math.max(...row));
      expect(distance(predictions?.topProbabilities ?? [], largest)).toBeLessThan(1e-6);
      if (!causal) expect([...(predictions?.topIds ?? [])]).toEqual(sentence.unmaskedLikeliest);
    }
  });

  test('previous-token and first-token scores are PyTorch’s for all heads', async () => {
    const { attention = [], shape } = await inspect({ ids, parts: ['attention'] });
    const all = profiles(attention, shape.heads, ids, undefined);
    for (const kind of ['previous', 'first'] as const) {
      const found = all.map((profile) => profile[kind] ?? Number.NaN);
      expect(distance(found, sentence[kind].flat())).toBeLessThan(1e-5);
    }
  });
});

test('induction scores are PyTorch’s on tokens given twice', async () => {
  const { once } = references.repeated;
  const ids = [...once, ...once];
  const { attention = [], shape } = await inspect({ ids, parts: ['attention'] });
  const size = ids.length ** 2;
  const found = attention.flatMap((maps) =>
    Array.from({ length: shape.heads }, (_, h) =>
      induction(maps.subarray(h * size, (h + 1) * size), once.length),
    ),
  );
  expect(distance(found as number[], references.repeated.induction.flat())).toBeLessThan(1e-5);
});

test('head scores are means over random texts, the same for the same seed', async () => {
  const request = { repeated: 8, texts: 2, seed: 3 };
  const shares: number[] = [];
  const context = { between: async () => {}, progress: (share: number) => shares.push(share) };
  const one = await performTask('headScores', opened, request, context);
  const two = await performTask('headScores', opened, request, UNHURRIED);
  expect(one).toEqual(two);
  expect(shares).toEqual([0.5, 1]);
  for (const score of one.induction) expect(score >= 0 && score <= 1).toBe(true);
  // Random tokens surprise a model of language more than even odds over its vocabulary would.
  expect(one.nats[0]).toBeGreaterThan(Math.log(opened.model.graph.shape.vocabulary) - 1);
});

test('some head looks at the token before, and some at the first, more than an even look does', () => {
  const { shape, attention = [], ids } = RECORDED_ATTENTION.attention.answer;
  const { induction: scores } = RECORDED_ATTENTION.headScores.answer;
  const all = profiles(attention, shape.heads, ids, scores);
  const best = (kind: 'previous' | 'first') => {
    const values = all.map((profile) => profile[kind]);
    return values[largest(values) ?? -1] ?? 0;
  };
  // Even looks over 8 tokens: the mean of 1/(q+1) for q from 1, and from 2.
  const mean = (from: number) => {
    const q = ids.map((_, i) => i).slice(from);
    return q.reduce((sum, i) => sum + 1 / (i + 1), 0) / q.length;
  };
  expect(best('previous')).toBeGreaterThan(1.5 * mean(1));
  expect(best('first')).toBeGreaterThan(1.5 * mean(2));
  expect(scores).toHaveLength(shape.layers * shape.heads);
});

test('a pass brings back the heads that are asked for, as they are among all', async () => {
  const { ids } = RECORDED_ATTENTION.attention.answer;
  const all = await inspect({ ids, parts: STEP_PARTS });
  const one = await inspect({ ids, parts: STEP_PARTS, heads: [[2, 5]] });
  for (const part of STEP_PARTS) {
    expect(one[part]).toHaveLength(1);
    expect(headPart(one, part, 2, 5)).toEqual(headPart(all, part, 2, 5));
    expect(headPart(one, part, 2, 4)).toBeUndefined();
  }
});

test('the head that is open at first is the one that most looks at the token before', () => {
  const { shape, attention = [], ids } = RECORDED_ATTENTION.attention.answer;
  const all = profiles(attention, shape.heads, ids, undefined);
  const most = largest(all.map((profile) => profile.previous)) ?? -1;
  const open = [Math.floor(most / shape.heads), most % shape.heads];
  expect(RECORDED_ATTENTION.steps.request.heads).toEqual([open]);
  expect(RECORDED_ATTENTION.unmasked.request.heads).toEqual([open]);
});

test('with the mask nothing of the last token reaches earlier ones; without it, much does', async () => {
  const ids = opened.tokenize('Once upon a time there was an old');
  const leak = await performTask('futureLeak', opened, { ids }, UNHURRIED);
  expect(leak.masked).toBeLessThan(1e-5);
  expect(leak.unmasked).toBeGreaterThan(0.1);
  const alone = await performTask('futureLeak', opened, { ids: ids.slice(0, 1) }, UNHURRIED);
  expect(alone).toEqual({ masked: 0, unmasked: 0 });
});

test('a stop ends the measurement of all heads before the next pass', async () => {
  const ids = (references.sentences[1]?.ids ?? []).slice(0, 20);
  expect(ids).toHaveLength(20);
  const done: number[] = [];
  let stopped = false;
  const asked = performTask(
    'ablate',
    opened,
    { ids, top: 5, by: 'zero' },
    {
      between: async () => {
        if (stopped) throw new Error('stopped');
      },
      progress: (progress) => {
        done.push(progress.done);
        stopped = true;
      },
    },
  );
  await expect(asked).rejects.toThrow('stopped');
  expect(done).toHaveLength(1);
  expect(done[0]).toBeLessThan(48);
});
