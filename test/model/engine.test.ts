import { beforeAll, describe, expect, test } from 'vitest';
import { FIRST_HEAD } from '@/components/workbench/recorded';
import { CachedModel } from '@/lib/engine/graph/cached-model';
import type { NodeModel } from '@/scripts/node-model';
import { SENTENCE } from '@/scripts/record/sentence';
import { openStorybook } from '../support/storybook';
import { traceOf } from '../support/trace';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

/** 110 tokens of ordinary English, written for this test. */
function someIds(count: number): number[] {
  const text =
    'The old dog lay down by the gate and waited for the children. They had gone to the ' +
    'brook with their boat, and he could hear them laughing behind the trees. When the sun was ' +
    'low he got up, shook himself, and trotted along the path to bring them home. ';
  const ids = opened.tokenize(text + text + text);
  expect(ids.length).toBeGreaterThanOrEqual(count);
  return ids.slice(0, count);
}

function furthest(a: ArrayLike<number> = [], b: ArrayLike<number> = []): number {
  expect(a.length).toBeGreaterThan(0);
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((most, x, i) => Math.max(most, Math.abs(x - (b[i] ?? NaN))), 0);
}

/** A model with nothing cached, on the same session. */
const fresh = () => new CachedModel(opened.model.graph);

describe('stepping with the prefix cache', () => {
  test.each([1, 10, 100])('gives the logits of a full pass at %i tokens', async (count) => {
    const ids = someIds(count);
    const stepped = await traceOf(fresh(), { ids, promptLength: 1 });
    const whole = await traceOf(fresh(), { ids, promptLength: count });
    expect(stepped.passes).toBe(count);
    expect(furthest(stepped.rows.at(-1)?.logits, whole.rows.at(-1)?.logits)).toBeLessThan(1e-3);
    for (const [i, row] of stepped.rows.entries()) {
      expect(furthest(row.attention, whole.rows[i]?.attention)).toBeLessThan(1e-4);
    }
  });

  test('costs one pass a token, and none for going back and forth', async () => {
    const model = fresh();
    const ids = someIds(40);
    const text = { ids, promptLength: 38 };
    await traceOf(model, text);
    expect(model.passCount).toBe(4);
    await traceOf(model, { ...text, ids: ids.slice(0, 38) });
    await traceOf(model, text);
    expect(model.passCount).toBe(4);
    const branch = { ...text, ids: [...ids.slice(0, 39), 17] };
    expect((await traceOf(model, branch)).passes).toBe(1);
  });

  test('goes on from a branch with the very logits of the straight way', async () => {
    const model = fresh();
    const ids = someIds(12);
    const text = { ids, promptLength: 8 };
    await traceOf(model, { ids: [...ids.slice(0, 9), 17, 18], promptLength: 8 });
    const branched = await traceOf(model, text);
    const straight = await traceOf(fresh(), text);
    expect(furthest(branched.rows.at(-1)?.logits, straight.rows.at(-1)?.logits)).toBe(0);
  });

  test('returns only the rows that were asked for, logits with the last', async () => {
    const { rows, from } = await traceOf(fresh(), { ids: someIds(10), promptLength: 10 }, 7);
    expect(from).toBe(7);
    expect(rows.map((row) => row.logits !== undefined)).toEqual([false, false, true]);
    const { layers, heads } = opened.model.graph.shape;
    const sizes = [8, 9, 10].map((seen) => layers * heads * seen);
    expect(rows.map((row) => row.attention.length)).toEqual(sizes);
  });
});

test('every attention row of every head adds up to 1', async () => {
  const { rows } = await traceOf(fresh(), { ids: someIds(60), promptLength: 60 });
  for (const [position, { attention }] of rows.entries()) {
    const seen = position + 1;
    for (let start = 0; start < attention.length; start += seen) {
      const sum = attention.subarray(start, start + seen).reduce((a, b) => a + b, 0);
      expect(Math.abs(sum - 1)).toBeLessThan(1e-5);
    }
  }
});

test('the head that the chapter names is the one that looks most at the token before', async () => {
  const ids = opened.tokenize(SENTENCE);
  const { rows } = await traceOf(fresh(), { ids, promptLength: ids.length });
  const { layers, heads } = opened.model.graph.shape;
  const onTheOneBefore = (index: number) =>
    rows.slice(2).reduce((sum, { attention }, i) => {
      const [query, seen] = [i + 2, i + 3];
      return sum + (attention[index * seen + query - 1] ?? Number.NaN);
    }, 0);
  const named = onTheOneBefore(FIRST_HEAD.layer * heads + FIRST_HEAD.head);
  for (let i = 0; i < layers * heads; i++) {
    expect(onTheOneBefore(i)).toBeLessThanOrEqual(named + 1e-3);
  }
});

test('a text longer than the context is refused with both numbers, and nothing is lost', async () => {
  const model = fresh();
  const { context } = model.graph.shape;
  const ids = new Array<number>(context + 3).fill(5);
  const failure = { code: 'too-long', message: expect.stringContaining('3 too many') };
  await expect(traceOf(model, { ids, promptLength: ids.length })).rejects.toMatchObject(failure);
  expect((await traceOf(model, { ids: [5], promptLength: 1 })).rows).toHaveLength(1);
});

test('the whole context can be read', async () => {
  const { context, vocabulary } = opened.model.graph.shape;
  const ids = Array.from({ length: context }, (_, i) => (i * 37) % (vocabulary - 1));
  const { rows } = await traceOf(fresh(), { ids, promptLength: context }, context - 1);
  expect(rows.at(-1)?.logits?.every(Number.isFinite)).toBe(true);
});

test('a cancelled reading stops between passes, and what it had read is kept', async () => {
  const model = fresh();
  let passes = 0;
  const stop = async () => {
    if (passes++ === 2) throw new Error('stop');
  };
  const text = { ids: someIds(100), promptLength: 100 };
  await expect(traceOf(model, text, 0, stop)).rejects.toThrow('stop');
  expect(model.passCount).toBe(2);
  await traceOf(model, text);
  expect(model.passCount).toBe(4);
});

test.each([
  ['emoji', 'A 😀 and a 👩‍👩‍👧'],
  ['combining marks', 'e\u0301\u0301\u0301 Z\u0351\u036b\u0343'],
  ['right-to-left text', 'שלום לך, العالم'],
  ['markup', '<img src=x onerror=alert(1)>'],
  ['control characters', '\u0000\u0007\u202e'],
])('%s come back from the tokens as they were', (_, text) => {
  const bytes = opened.tokenize(text).map((id) => opened.vocabulary.token(id).bytes);
  expect(Buffer.concat(bytes).toString('utf8')).toBe(text);
});
