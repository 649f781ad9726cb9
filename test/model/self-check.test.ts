import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { referencesFor, selfCheck } from '@/lib/engine/self-check';
import type { Reference } from '@/lib/engine/self-check/compare';
import type { TaskModel } from '@/lib/engine/task';
import { forwardPass } from '@/lib/engine/tasks/inspect';
import { logSumExp } from '@/lib/maths/log-sum-exp';
import { topK } from '@/lib/maths/top-k';
import type { NodeModel } from '@/scripts/node-model';
import { manifest } from '../support/onnx/reference';
import { openStorybook } from '../support/storybook';
import { openFormModel } from './form-model';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

const gpt2 = () => referencesFor('gpt2') as readonly Reference[];

/** What this model itself answers to the prompts, whose ids are brought into its vocabulary. */
async function ownReferences(): Promise<Reference[]> {
  return Promise.all(
    gpt2().map(async (reference) => {
      const ids = reference.ids.map((id) => id % opened.model.graph.shape.vocabulary);
      const found = await forwardPass(opened, { ids, parts: ['attention', 'lastLogits'] });
      const logits = found.lastLogits ?? new Float32Array();
      const total = logSumExp(logits);
      const T = ids.length;
      const rows = ids.map((_, q) => [
        ...(found.attention?.[3]?.subarray(q * T, q * T + q + 1) ?? []),
      ]);
      return {
        ids,
        top: topK(logits, 20).map((id) => [id, (logits[id] ?? 0) - total] as const),
        heads: [{ layer: 3, head: 0, rows }],
      };
    }),
  );
}

/** The same model, whose logits come out changed by the runtime. */
function withLogits(change: (logits: Float32Array) => void): TaskModel {
  const { session } = opened.model.graph;
  const run: typeof session.run = async (feeds, fetches) => {
    const outputs = await session.run(feeds, fetches);
    change(outputs.logits?.data as Float32Array);
    return outputs;
  };
  const broken = Object.create(session, { run: { value: run }, lend: { value: undefined } });
  const graph = { ...opened.model.graph, session: broken };
  return { ...opened, model: Object.create(opened.model, { graph: { value: graph } }) };
}

test('storybook answers as PyTorch does', async () => {
  const { agrees, measured, comparison } = await selfCheck(opened);
  expect({ agrees, measured }).toEqual({ agrees: true, measured: undefined });
  expect(comparison).toMatchObject({ prompts: 2, firstChoices: 2, sane: true });
  expect(comparison?.logProbability).toBeLessThan(0.01);
  expect(comparison?.attention).toBeLessThan(1e-3);
});

test('and would pass the check of a model whose answers nobody knows', async () => {
  const { agrees, measured } = await selfCheck({ ...opened, id: 'another' });
  expect(agrees).toBe(true);
  expect(measured).toMatchObject({ notFinite: 0, leak: { masked: 0 } });
  expect(measured?.rowSum).toBeLessThan(1e-5);
  expect(measured?.stepped).toBeLessThan(1e-3);
  expect(measured?.spread).toBeGreaterThan(0.5);
  expect(measured?.leak.unmasked).toBeGreaterThan(0.1);
});

test.each([
  ['no numbers', (logits: Float32Array) => void logits.fill(Number.NaN), /not numbers/],
  ['one number for all', (logits: Float32Array) => void logits.fill(1), /all the same/],
  [
    'the same for every text',
    (logits: Float32Array) => {
      const { vocabulary } = opened.model.graph.shape;
      for (let i = 0; i < logits.length; i++) logits[i] = (i % vocabulary) % 7;
    },
    /two texts the same answer/,
  ],
])('a runtime that gives %s is refused', async (_, change, message) => {
  const check = selfCheck({ ...withLogits(change), id: 'another' });
  await expect(check).rejects.toMatchObject({ code: 'self-check', message });
});

describe('posing as GPT-2', () => {
  test('storybook is refused: it has not even got the tokens', async () => {
    const posing = selfCheck({ ...opened, id: 'gpt2' });
    await expect(posing).rejects.toMatchObject({ code: 'self-check', message: /3 of 3 prompts/ });
  });

  test('it is refused for its first choices, asked with tokens that it has', async () => {
    const references = (await ownReferences()).map(({ ids }, i) => ({
      ...gpt2()[i],
      ids,
      heads: [],
    }));
    const posing = selfCheck(opened, references as unknown as Reference[]);
    await expect(posing).rejects.toMatchObject({ code: 'self-check', message: /first choice/ });
  });

  test('it is taken when the answers are its own, with deviations of rounding only', async () => {
    const { agrees, comparison } = await selfCheck(opened, await ownReferences());
    expect(agrees).toBe(true);
    expect(comparison?.firstChoices).toBe(3);
    expect(comparison?.logProbability).toBeLessThan(1e-4);
    expect(comparison?.attention).toBeLessThan(1e-5);
  });

  test('with other weights of attention it is used, and the deviation is told', async () => {
    const references = (await ownReferences()).map((reference) => ({
      ...reference,
      heads: reference.heads.map((head) => ({ ...head, head: head.head + 1 })),
    }));
    const { agrees, comparison } = await selfCheck(opened, references);
    expect(agrees).toBe(false);
    expect(comparison?.attention).toBeGreaterThan(0.05);
  });
});

test('the references are GPT-2’s, with source, commit and licence, and rows that add up to 1', async () => {
  const file = new URL('../../lib/engine/self-check/gpt2.json', import.meta.url);
  const { source, commit, licence, vocabulary } = JSON.parse(await readFile(file, 'utf8'));
  expect([source, commit, licence].every((text) => typeof text === 'string')).toBe(true);
  expect(source).toContain(commit);
  for (const { ids, top, heads } of gpt2()) {
    expect(Math.max(...ids, ...top.map(([id]) => id))).toBeLessThan(vocabulary);
    expect(top.map(([, log]) => log)).toEqual([...top.map(([, log]) => log)].sort((a, b) => b - a));
    for (const row of heads.flatMap(({ rows }) => rows)) {
      expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 3);
    }
  }
});

test.each(Object.keys(manifest.forms))('%s, a form of a sound model, passes', async (form) => {
  const { measured } = await selfCheck(await openFormModel(form));
  expect(measured?.notFinite).toBe(0);
  expect(measured?.rowSum).toBeLessThan(2e-3);
});
