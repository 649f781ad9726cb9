import { beforeAll, expect, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { guess } from '@/lib/engine/tasks/guess';
import { softmax } from '@/lib/maths/softmax';
import { samplingDistribution } from '@/lib/sampling/distribution';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import { traceOf } from '../support/trace';

const PROMPT = 'Once upon a time there was an old';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

const ask = (prompt: string, word: string, top = 10) =>
  guess(opened, { prompt, word, top }, UNHURRIED);

/** The distribution after some tokens, by the cached way of reading. */
async function after(ids: readonly number[]): Promise<Float64Array> {
  const { rows } = await traceOf(opened.model, { ids, promptLength: ids.length });
  return softmax(rows.at(-1)?.logits ?? []);
}

test('a guess of one token has the rank and probability that the logits give it', async () => {
  const [id = -1, ...more] = opened.tokenize(' house');
  expect(more).toEqual([]);
  const shares = await after(opened.tokenize(PROMPT));
  const { guess: scored } = await ask(PROMPT, 'house');
  expect(scored?.ids).toEqual([id]);
  expect(scored?.probabilities[0]).toBeCloseTo(shares[id] ?? -1, 6);
  expect(scored?.rank).toBe(shares.filter((share) => share > (shares[id] ?? 1)).length);
});

test('a guess of several tokens is scored token by token, each after those before it', async () => {
  const { ids, guess: scored } = await ask(PROMPT, 'zyxwv');
  expect(scored?.ids.length).toBeGreaterThan(1);
  for (const [at, id] of (scored?.ids ?? []).entries()) {
    const shares = await after([...ids, ...(scored?.ids.slice(0, at) ?? [])]);
    const share = shares[id] ?? -1;
    expect(Math.abs((scored?.probabilities[at] ?? 0) - share)).toBeLessThan(1e-4 * share);
  }
});

test('the model’s own first choice has rank 0, and is named first', async () => {
  const { topIds } = await ask(PROMPT, '', 1);
  const word = new TextDecoder().decode(opened.vocabulary.token(topIds[0] ?? -1).bytes);
  const { guess: scored } = await ask(PROMPT, word);
  expect(scored).toMatchObject({ ids: topIds, rank: 0 });
});

test('the nucleus is what top-p sampling keeps at 0.9', async () => {
  const { ids, nucleus } = await ask(PROMPT, '');
  const { rows } = await traceOf(opened.model, { ids, promptLength: ids.length });
  const logits = rows.at(-1)?.logits ?? new Float32Array();
  const kept = samplingDistribution(logits, { temperature: 1, topP: 0.9 });
  expect(nucleus.count).toBe(kept.filter((share) => share > 0).length);
  const own = samplingDistribution(logits, { temperature: 1 });
  const together = own.filter((_, id) => (kept[id] ?? 0) > 0).reduce((sum, p) => sum + p, 0);
  expect(nucleus.share).toBeCloseTo(together, 6);
});

test('half of the probability lies with as few tokens as can be', async () => {
  const { half, vocabulary } = await ask(PROMPT, '');
  const shares = [...(await after(opened.tokenize(PROMPT)))].sort((a, b) => b - a);
  const sum = (count: number) => shares.slice(0, count).reduce((a, b) => a + b, 0);
  expect(vocabulary).toBe(opened.model.graph.shape.vocabulary);
  expect(sum(half)).toBeGreaterThanOrEqual(0.5 - 1e-6);
  expect(sum(half - 1)).toBeLessThan(0.5 + 1e-6);
});

test.each(['', '   ', '\u0301', '👩‍👩‍👧', 'مرحبا', '<img src=x>', 'x'.repeat(10_000)])(
  'any guess ends in a score or in none: %j',
  async (word) => {
    const { guess: scored } = await ask(PROMPT, word);
    if (word.trim() === '') expect(scored).toBeUndefined();
    else for (const share of scored?.probabilities ?? [-1]) expect(share).toBeGreaterThan(0);
    expect(scored?.ids.length ?? 0).toBeLessThanOrEqual(12);
  },
);

test('an empty prompt and a very long one are read', async () => {
  expect((await ask('', 'Once')).ids).toEqual([opened.beginId]);
  expect((await ask('a house '.repeat(2_000), 'and')).ids).toHaveLength(64);
});
