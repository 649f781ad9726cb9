import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Ledger, sumOfTerms } from '@/lib/block/ledger';
import { CachedModel } from '@/lib/engine/graph/cached-model';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { uniformAt } from '@/lib/sampling/uniform';
import { decode, encode, tokenIdsIn } from '@/lib/trace/codec';
import { rowOf } from '@/lib/trace/forward-pass';
import type { NodeModel } from '@/scripts/node-model';
import { references } from '../fixtures/circuits/references';
import { openStorybook } from '../support/storybook';
import { distance, shippedFile } from './storybook-support';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

const ask = (ids: readonly number[], answerIds: readonly [number, number], position?: number) =>
  performTask(
    'ledger',
    opened,
    { ids, answerIds, ...(position === undefined ? {} : { position }) },
    UNHURRIED,
  );

test('the references were made from the file that ships', () => {
  const sha256 = createHash('sha256').update(shippedFile()).digest('hex');
  expect(references.manifest.modelSha256).toBe(sha256);
});

describe.each(references.sentences)('a sentence', ({ ids, headOutput, mlpOutput, ledgers }) => {
  const last = ids.length - 1;

  test('has PyTorch’s outputs of heads and MLPs', async () => {
    const parts = ['headOutput', 'mlpOutput'] as const;
    const pass = await performTask('inspect', opened, { ids, parts }, UNHURRIED);
    const { heads, width } = pass.shape;
    for (const [l, z] of (pass.headOutput ?? []).entries()) {
      const atLast = Array.from({ length: heads }, (_, h) => [
        ...rowOf(z, h * ids.length + last, width / heads),
      ]).flat();
      expect(distance(atLast, rowOf(headOutput.data, l, width))).toBeLessThan(1e-4);
      const written = rowOf(pass.mlpOutput?.[l] ?? new Float32Array(), last, width);
      expect(distance(written, rowOf(mlpOutput.data, l, width))).toBeLessThan(1e-3);
    }
    expect(pass.headOutput).toHaveLength(pass.shape.layers);
  });

  test.each(ledgers)('has PyTorch’s terms for $answerIds', async (torch) => {
    const found = await ask(ids, torch.answerIds);
    for (const name of [
      ...(['total', 'tokenEmbedding', 'positionEmbedding', 'finalBias', 'scale'] as const),
    ]) {
      expect(Math.abs(found[name] - torch[name]), name).toBeLessThan(1e-3);
    }
    expect(distance(found.heads, torch.heads.flat())).toBeLessThan(1e-3);
    expect(distance(found.attentionBias, torch.attentionBias)).toBeLessThan(1e-3);
    expect(distance(found.mlps, torch.mlps)).toBeLessThan(1e-3);
  });
});

test('the terms add up to the difference of the logits, for 50 random pairs of tokens', async () => {
  const [ids = []] = references.sentences.map((sentence) => sentence.ids);
  const { vocabulary } = opened.model.graph.shape;
  const random = (i: number) => Math.floor(uniformAt(7, i) * vocabulary);
  for (let pair = 0; pair < 50; pair++) {
    const position = pair % ids.length;
    const found = await ask(ids, [random(2 * pair), random(2 * pair + 1)], position);
    expect(found.ids).toHaveLength(position + 1);
    expect(Math.abs(sumOfTerms(found) - found.total)).toBeLessThan(1e-3);
    expect(found.rounding).toBeCloseTo(found.total - sumOfTerms(found), 12);
  }
});

test('a bias is in no head: without its heads a layer still writes its bias, and only that', async () => {
  const [first] = references.sentences;
  const { ids = [], ledgers: [known] = [] } = first ?? {};
  if (!known) throw new Error('the fixture has no ledger');
  const { heads, layers } = opened.model.graph.shape;
  const off = Array.from(
    { length: layers * heads },
    (_, i) => [Math.floor(i / heads), i % heads] as const,
  );
  const parts = ['residual', 'residualMid'] as const;
  const pass = await performTask('inspect', opened, { ids, parts, headsOff: off }, UNHURRIED);
  const found: Ledger = await ask(ids, known.answerIds);
  const mean = (x: Float32Array) => x.reduce((sum, value) => sum + value, 0) / x.length;
  const { width } = opened.model.graph.shape;
  const gain = opened.tables.norms.at(-1)?.gain ?? new Float32Array();
  const [one, other] = known.answerIds.map((id) => opened.tables.token.row(id));
  for (let l = 0; l < layers; l++) {
    const [mid, entering] = [pass.residualMid?.[l], pass.residual?.[l]];
    const bias = (mid ?? new Float32Array())
      .slice(0, width)
      .map((x, i) => x - (entering?.[i] ?? 0));
    const middle = mean(bias);
    const term = bias.reduce(
      (sum, x, i) =>
        sum + (x - middle) * found.scale * (gain[i] ?? 0) * ((one?.[i] ?? 0) - (other?.[i] ?? 0)),
      0,
    );
    expect(Math.abs(term - (found.attentionBias[l] ?? 0))).toBeLessThan(1e-3);
  }
});

test('a file that hides a part of the sum says which', async () => {
  const { graph } = opened.model;
  const hiding = (part: string) => {
    const captures = graph.added.captures.filter((name) => !name.startsWith(part));
    const model = new CachedModel({ ...graph, added: { ...graph.added, captures } });
    const request = { ids: [1, 2], answerIds: [3, 4] as const };
    return performTask('ledger', { ...opened, model }, request, UNHURRIED);
  };
  const code = 'unsupported-graph';
  await expect(hiding('head_output')).rejects.toMatchObject({ code, message: /heads/ });
  await expect(hiding('mlp_output')).rejects.toMatchObject({ code, message: /MLPs/ });
  await expect(hiding('final_scale')).rejects.toMatchObject({ code, message: /final layer norm/ });
});

test('a recorded ledger is read again with the same terms', async () => {
  const found = await ask([5, 6, 7], [3, 4]);
  const read = decode(JSON.parse(JSON.stringify(encode(found, 32)))) as Ledger;
  expect(read.heads).toEqual(found.heads);
  expect(read.mlps).toEqual(found.mlps);
  expect(read.answerIds).toEqual([3, 4]);
  expect(Math.abs(sumOfTerms(read) + read.rounding - read.total)).toBeLessThan(1e-3);
  expect(tokenIdsIn(read)).toEqual(new Set([3, 4, 5, 6, 7]));
});

test('a position outside of the text is refused', async () => {
  await expect(ask([1, 2], [3, 4], 2)).rejects.toThrow(RangeError);
});
