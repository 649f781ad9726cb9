import { beforeAll, describe, expect, test } from 'vitest';
import { outputOf } from '@/lib/cells/prelude/display';
import { createGpt2 } from '@/lib/cells/prelude/gpt2';
import { type Ask, checkRequest } from '@/lib/cells/requests';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { tokenLabel } from '@/lib/text/token-text';
import type { NodeModel } from '@/scripts/node-model';
import { packVocabulary } from '@/scripts/pack-vocabulary';
import { openStorybook } from '../support/storybook';
import { references, valuesAt } from './storybook-support';

let opened: NodeModel;
let gpt2: ReturnType<typeof createGpt2>;
beforeAll(async () => {
  opened = await openStorybook();
  const { shape } = opened.model.graph;
  // As the page does: a request that is not in order never reaches the model.
  const ask: Ask = async (task, request) => {
    const checked = checkRequest(task, structuredClone(request), shape);
    if ('wrong' in checked) throw new Error(checked.wrong);
    return performTask(task, opened, checked.request as never, UNHURRIED as never) as never;
  };
  gpt2 = createGpt2(
    { model: opened.id, shape, vocabulary: packVocabulary(opened.vocabulary) },
    ask,
  );
});

/** The largest difference of two lists of numbers. */
const apart = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  a.length === b.length
    ? Array.from(a, (x, i) => Math.abs(x - (b[i] ?? Number.NaN))).reduce(
        (m, x) => Math.max(m, x),
        0,
      )
    : Number.POSITIVE_INFINITY;

const sentences = Object.entries(references.sentences);

describe.each(sentences)('a sentence, %s', (_, sentence) => {
  test('has the ids, the attention and the logits that PyTorch has', async () => {
    const { tokens, attention, lastLogits } = await gpt2.trace(sentence.text, {
      capture: ['attention', 'lastLogits'],
    });
    expect(tokens.ids).toEqual(sentence.ids);
    expect(attention?.shape).toEqual([gpt2.layers, gpt2.heads, tokens.length, tokens.length]);
    expect(apart(attention?.data ?? [], valuesAt(sentence.attention))).toBeLessThan(1e-3);
    expect(apart(lastLogits?.data ?? [], valuesAt(sentence.lastLogits))).toBeLessThan(2e-2);
  });

  test('has PyTorch’s logits with heads switched off, and without the mask', async () => {
    const { heads, lastLogits } = sentence.headsOff;
    const off = await gpt2.trace(sentence.text, { capture: 'lastLogits', headsOff: heads });
    expect(apart(off.lastLogits?.data ?? [], valuesAt(lastLogits))).toBeLessThan(2e-2);
    const open = await gpt2.trace(sentence.text, { capture: 'lastLogits', causal: false });
    const wanted = valuesAt(sentence.noMask.lastLogits);
    expect(apart(open.lastLogits?.data ?? [], wanted)).toBeLessThan(2e-2);
  });

  test('is continued by PyTorch’s likeliest tokens, by both ways of asking', async () => {
    const wanted = sentence.top.ids.at(-1)?.slice(0, 5);
    const next = await gpt2.next(sentence.text, { top: 5 });
    expect(next.tokens.map(({ id }) => id)).toEqual(wanted);
    const traced = await gpt2.trace(sentence.text, { top: 5 });
    expect(traced.next.tokens.map(({ id }) => id)).toEqual(wanted);
    const logits = valuesAt(sentence.lastLogits);
    const sum = logits.reduce((all, x) => all + Math.exp(x), 0);
    const p = Math.exp(logits[wanted?.[0] ?? 0] ?? 0) / sum;
    expect(next.top?.probability).toBeCloseTo(p, 2);
  });
});

const TEXT = 'Once upon a time there was a';

test('a vector put in the place of the stream undoes what was in it, and one added moves it', async () => {
  const plain = await gpt2.trace(TEXT, { capture: ['residual', 'lastLogits'] });
  const layer = 2;
  const position = plain.tokens.length - 1;
  const vector = plain.residual?.at(layer, position);
  if (!vector) throw new Error('no residual');
  const same = await gpt2.trace(TEXT, {
    capture: 'lastLogits',
    patch: { layer, position, vector },
  });
  expect(apart(same.lastLogits?.data ?? [], plain.lastLogits?.data ?? [])).toBeLessThan(1e-3);
  const added = await gpt2.trace(TEXT, {
    capture: ['residual'],
    add: { layer, position, vector: vector.mul(0.5) },
  });
  const moved = added.residual?.at(layer, position).data ?? [];
  expect(apart(moved, vector.mul(1.5).data)).toBeLessThan(1e-3);
});

test('what is written with the same seed is the same, and a step is its first token', async () => {
  const options = { length: 5, temperature: 0.8, seed: 3 };
  const [one, two] = [await gpt2.generate(TEXT, options), await gpt2.generate(TEXT, options)];
  expect(one.tokens).toHaveLength(5);
  expect(String(one)).toBe(TEXT + one.text);
  expect(two.text).toBe(one.text);
  const step = await gpt2.step(TEXT, { temperature: 0.8, seed: 3 });
  expect(step.tokens[0]).toEqual(one.tokens[0]);
});

test('embeddings are rows of the table, and the nearest tokens have the largest cosines', async () => {
  const [id = 0] = (await gpt2.tokenize(' king')).ids;
  const rows = await gpt2.embed([id]);
  expect(rows.at(0).data).toEqual(opened.tables.token.row(id));
  const near = await gpt2.neighbours([id], { top: 3 });
  const cosine = (other: number) => {
    const row = opened.tables.token.row(other);
    const mine = rows.at(0).data;
    const dot = mine.reduce((sum, x, i) => sum + x * (row[i] ?? 0), 0);
    return dot / (Math.hypot(...mine) * Math.hypot(...row));
  };
  const all = Array.from({ length: gpt2.vocabulary }, (_, other) => cosine(other));
  all[id] = -1;
  expect(near.rows).toHaveLength(3);
  expect(near.rows[0]?.cosine).toBeCloseTo(Math.max(...all), 4);
});

test('the parts of an answer to why add up to the difference of the two logits', async () => {
  const why = await gpt2.why(TEXT, ' little', ' king');
  const { lastLogits } = await gpt2.trace(TEXT, { capture: 'lastLogits' });
  const logit = async (word: string) =>
    lastLogits?.data[(await gpt2.tokenize(word)).ids[0] ?? 0] ?? Number.NaN;
  const total = why.values.reduce((sum, x) => sum + x, 0);
  expect(total).toBeCloseTo((await logit(' little')) - (await logit(' king')), 3);
});

test('the lens of the last block is what the model predicts', async () => {
  const lens = await gpt2.lens(TEXT, { top: 1 });
  const { top } = await gpt2.next(TEXT);
  expect(lens.rows).toHaveLength(gpt2.layers + 1);
  expect(lens.rows.at(-1)?.['choice 1']).toBe(tokenLabel(opened.vocabulary.token(top?.id ?? 0)));
  expect(lens.rows.at(-1)?.['p 1']).toBeCloseTo(top?.probability ?? 0, 3);
});

test('the surprise of a token is the negative logarithm of its probability, in bits', async () => {
  const { values, labels } = await gpt2.surprise(TEXT);
  expect(labels).toHaveLength((await gpt2.tokenize(TEXT)).length);
  const before = await gpt2.tokenize(TEXT);
  const next = await gpt2.next([opened.beginId, ...before.ids.slice(0, -1)], { top: 1000 });
  const p = next.tokens.find(({ id }) => id === before.ids.at(-1))?.probability ?? 0;
  expect(values.at(-1)).toBeCloseTo(-Math.log2(p), 2);
});

test('mistakes are refused in words', async () => {
  await expect(gpt2.next([-1])).rejects.toThrow('ids.0: at least 0');
  await expect(gpt2.trace(TEXT, { headsOff: [[99, 0]] })).rejects.toThrow('headsOff.0.0: at most');
  await expect(gpt2.next('a '.repeat(5000))).rejects.toThrow('the model reads at most');
  await expect(gpt2.next(7 as never)).rejects.toThrow('a text is a string');
});

describe('display', () => {
  const label = (id: number) => `t${id}`;

  test('draws one head as a map of its tokens, and all heads as words', async () => {
    const { attention, tokens } = await gpt2.trace(TEXT);
    const map = outputOf(attention?.at(1, 2), {}, label);
    expect(map).toMatchObject({ kind: 'attention', causal: true, label: 'attention[1][2]' });
    expect(map.kind === 'attention' && map.tokens.map(({ id }) => id)).toEqual(tokens.ids);
    expect(outputOf(attention, {}, label)).toMatchObject({ kind: 'text' });
  });

  test.each([
    [3, { kind: 'number', value: 3 }],
    [Number.NaN, { kind: 'text', text: 'NaN' }],
    ['words', { kind: 'text', text: 'words' }],
    [null, { kind: 'text', text: 'null' }],
    [[1, 2], { kind: 'vector', values: Float32Array.of(1, 2) }],
    [[[1], [2]], { kind: 'matrix', rows: 2, columns: 1 }],
    [
      [{ a: 1 }, { b: 'x' }],
      {
        kind: 'table',
        columns: ['a', 'b'],
        rows: [
          [1, ''],
          ['', 'x'],
        ],
      },
    ],
    [{ a: 1 }, { kind: 'table', columns: ['name', 'value'], rows: [['a', 1]] }],
  ])('%j is shown as it is', (value, wanted) => {
    expect(outputOf(value, {}, label)).toMatchObject(wanted);
  });

  test('cuts what is too long, and says so', () => {
    const text = outputOf('x'.repeat(50_000), {}, label);
    expect(text.kind === 'text' && text.text.endsWith('… cut here')).toBe(true);
    const rows = Array.from({ length: 500 }, (_, i) => ({ i }));
    expect(outputOf(rows, {}, label)).toMatchObject({ kind: 'table', more: 300 });
  });
});
