import { beforeAll, expect, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { softmax } from '@/lib/maths/softmax';
import { headPart, rowOf } from '@/lib/trace/forward-pass';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import { distance, references, valuesAt } from './storybook-support';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

test.each(Object.entries(references.sentences))(
  'inspect brings back what PyTorch has inside: %s sentence',
  async (_, sentence) => {
    const inside = await performTask(
      'inspect',
      opened,
      {
        ids: sentence.ids,
        parts: ['attention', 'residual', 'lastLogits', 'query', 'key', 'score'],
      },
      UNHURRIED,
    );
    const T = sentence.ids.length;
    const attention = valuesAt(sentence.attention);
    const size = attention.length / inside.shape.layers;
    for (const [l, map] of (inside.attention ?? []).entries()) {
      expect(distance(map, attention.subarray(l * size, (l + 1) * size))).toBeLessThan(1e-5);
    }
    const stream = valuesAt(sentence.residual);
    for (const [l, rows] of (inside.residual ?? []).entries()) {
      const wanted = stream.subarray(l * rows.length, (l + 1) * rows.length);
      const largest = wanted.reduce((most, x) => Math.max(most, Math.abs(x)), 1);
      expect(distance(rows, wanted)).toBeLessThan(1e-5 * largest);
    }
    expect(distance(inside.lastLogits ?? [], valuesAt(sentence.lastLogits))).toBeLessThan(1e-4);

    const d = inside.shape.width / inside.shape.heads;
    const part = (name: 'query' | 'key' | 'score') =>
      headPart(inside, name, 1, 2) ?? new Float32Array();
    const first = rowOf(part('key'), 0, d);
    const product = rowOf(part('query'), T - 1, d).reduce(
      (sum, q, i) => sum + q * (first[i] ?? 0),
      0,
    );
    const score = rowOf(part('score'), T - 1, T)[0];
    expect(Math.abs(product / Math.sqrt(d) - (score ?? 0))).toBeLessThan(1e-4);
  },
);

test('what enters the first block is the sum of the two embeddings', async () => {
  const ids = opened.tokenize('Once upon a time');
  const { tokenEmbedding, positionEmbedding, residual, shape } = await performTask(
    'inspect',
    opened,
    { ids, parts: ['tokenEmbedding', 'positionEmbedding', 'residual'] },
    UNHURRIED,
  );
  if (!tokenEmbedding || !positionEmbedding || !residual?.[0]) throw new Error('not all came back');
  const sum = tokenEmbedding.map((x, i) => x + (positionEmbedding[i] ?? 0));
  expect(distance(sum, residual[0])).toBeLessThan(1e-6);
  for (const [t, id] of ids.entries()) {
    expect(distance(rowOf(tokenEmbedding, t, shape.width), opened.tables.token.row(id))).toBe(0);
  }
});

test('the lens after the last block shows what the model predicts', async () => {
  const ids = opened.tokenize('Once upon a time there was');
  const { lastLogits } = await performTask(
    'inspect',
    opened,
    { ids, parts: ['lastLogits'] },
    UNHURRIED,
  );
  const lens = await performTask('lens', opened, { ids, top: 5 }, UNHURRIED);
  const probabilities = softmax(lastLogits ?? []);
  const place = (lens.layers * ids.length + ids.length - 1) * 5;
  for (let rank = 0; rank < 5; rank++) {
    const id = lens.ids[place + rank] as number;
    const shown = lens.probabilities[place + rank] as number;
    expect(Math.abs(shown - (probabilities[id] ?? 0))).toBeLessThan(1e-5);
  }
});

test('a task that is stopped between its passes ends there', async () => {
  const ids = opened.tokenize('Once upon a time there was an old');
  let passes = 0;
  const between = async () => {
    if (++passes === 3) throw new Error('stopped');
  };
  const stopped = performTask('lens', opened, { ids, top: 1 }, { between, progress: () => {} });
  await expect(stopped).rejects.toThrow('stopped');
  expect(passes).toBe(3);
});

test('a text longer than the context is too long', async () => {
  const ids = new Array<number>(opened.model.graph.shape.context + 1).fill(5);
  const asked = performTask('inspect', opened, { ids, parts: ['lastLogits'] }, UNHURRIED);
  await expect(asked).rejects.toMatchObject({ code: 'too-long' });
});
