import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { embeddingSum } from '@/lib/engine/tasks/embedding-sum';
import { positions } from '@/lib/engine/tasks/positions';
import { reorder } from '@/lib/engine/tasks/reorder';
import { sinusoidalPositions } from '@/lib/maths/sinusoidal-positions';
import type { NodeModel } from '@/scripts/node-model';
import { apart, positionReferences, sample } from '../lib/maths/position-support';
import { openStorybook } from '../support/storybook';
import { distance, shippedFile } from './storybook-support';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

test('the references were made from the file that ships', () => {
  const sha256 = createHash('sha256').update(shippedFile()).digest('hex');
  expect(sha256).toBe(positionReferences.modelSha256);
});

test.each(['learned', 'sinusoidal'] as const)(
  'rows, cosines and principal components are NumPy’s: %s',
  async (source) => {
    const wanted = positionReferences[source];
    const found = await positions(opened, { source }, UNHURRIED);
    const { rows, width, every } = wanted;
    const table = found.table?.values ?? sinusoidalPositions(rows, width);
    expect([found.rows, found.width]).toEqual([rows, width]);
    expect(apart(sample(table, width, every, { until: 6 }), wanted.firstColumns)).toBeLessThan(
      1e-6,
    );
    const cosines = sample(found.similarity.values, rows, every, { step: every });
    expect(apart(cosines, wanted.similarity)).toBeLessThan(1e-5);
    expect(apart([[...found.explained]], [wanted.explained])).toBeLessThan(1e-5);
    const largest = Math.max(...wanted.scores.flat().map(Math.abs));
    expect(apart(sample(found.scores, 3, every), wanted.scores)).toBeLessThan(1e-3 * largest);
  },
);

test('a sample has every so many rows, columns and points of the whole table', async () => {
  const whole = await positions(opened, { source: 'learned' }, UNHURRIED);
  const wanted = { cells: 8, points: 16, row: 9 };
  const { rows, width } = whole;
  const some = await positions(opened, { source: 'learned', sample: wanted }, UNHURRIED);
  expect([some.every, some.scores.length]).toEqual([rows / 16, 3 * 16]);
  expect([...some.scores.slice(3, 6)]).toEqual([
    ...whole.scores.slice((3 * rows) / 16, (3 * rows) / 16 + 3),
  ]);
  for (const [i, row] of [0, 3, 7].entries()) {
    const column = [1, 4, 6][i] as number;
    expect(some.similarity.values[row * 8 + column]).toBe(
      whole.similarity.values[((row * rows) / 8) * rows + (column * rows) / 8],
    );
    expect(some.table?.values[row * 8 + column]).toBe(
      whole.table?.values[((row * rows) / 8) * width + (column * width) / 8],
    );
  }
  expect(some.profile?.values).toEqual(whole.similarity.values.slice(9 * rows, 10 * rows));
  expect([some.spread, some.averages]).toEqual([whole.spread, whole.averages]);
});

test('the two embeddings of a token add up to what enters the first block', async () => {
  const ids = opened.tokenize('Once upon a time');
  const { sums } = await embeddingSum(opened, { ids, from: 1 }, UNHURRIED);
  expect(sums).toHaveLength(ids.length - 1);
  for (const { token, position, residual } of sums) {
    const added = token.map((value, i) => value + (position[i] ?? 0));
    expect(distance(added, residual)).toBeLessThan(1e-5);
  }
  expect(sums[0]?.token).toEqual(opened.tables.token.row(ids[1] ?? 0));
});

describe('the same tokens in another order', () => {
  const { ids, conditions } = positionReferences.reordered;
  const last = ids.length - 1;
  const backwards = [...ids.keys()].slice(0, -1).reverse().concat(last);
  const shift = (order: readonly number[]) => reorder(opened, { ids, order, top: 6 }, UNHURRIED);

  test('probabilities before and after are PyTorch’s under every condition', async () => {
    for (const { condition, candidates, moved } of await shift(backwards)) {
      const wanted = conditions[condition];
      expect(Math.abs(moved - (wanted?.moved ?? Number.NaN))).toBeLessThan(1e-4);
      for (const [i, id] of (wanted?.ids ?? []).entries()) {
        const found = candidates.find((candidate) => candidate.id === id);
        expect(distance([found?.before ?? -1], [wanted?.before[i] ?? -2])).toBeLessThan(1e-4);
        expect(distance([found?.after ?? -1], [wanted?.after[i] ?? -2])).toBeLessThan(1e-4);
      }
    }
  });

  test('without positions and mask no order of the earlier tokens moves anything', async () => {
    const orders = [backwards, [3, 0, 5, 1, 2, 6, 4, last], [6, 5, 0, 1, 2, 3, 4, last]];
    for (const order of orders) {
      const found = await shift(order);
      expect(found.at(-1)?.moved).toBeLessThan(1e-5);
      expect(found[0]?.moved).toBeGreaterThan(1e-2);
      expect(found[1]?.moved).toBeGreaterThan(1e-2);
    }
  });

  test('the order as written moves nothing under any condition', async () => {
    for (const { moved } of await shift([...ids.keys()])) expect(moved).toBe(0);
  });

  test('an order that names a token that is not there is refused', async () => {
    await expect(shift([0, 99])).rejects.toThrow(RangeError);
  });
});
