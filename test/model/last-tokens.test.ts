import { beforeAll, describe, expect, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import type { NodeModel } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import { distance } from './storybook-support';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

const TEXT = 'Tom had a red ball. He went out to play with Ben. They kicked the';
const ask = (ids: readonly number[]) => performTask('lastTokens', opened, { ids }, UNHURRIED);

/**
 * Of PyTorch, with the weights of the shipped file (`shipped_model` in training), from the last token
 * alone to all 17: ½ Σ |p − q|, the likeliest token and its probability.
 */
const TORCH = {
  moved: [
    0.96478, 0.85663, 0.65619, 0.54367, 0.45233, 0.43778, 0.36853, 0.39188, 0.36784, 0.36015,
    0.45271, 0.3237, 0.12449, 0.09974, 0.02504, 0.03897, 0,
  ],
  topIds: [378, ...Array(16).fill(586)],
  topProbabilities: [
    0.02093, 0.11612, 0.31297, 0.4255, 0.51685, 0.53214, 0.60119, 0.57786, 0.60182, 0.60919,
    0.51697, 0.64606, 0.84523, 0.8704, 0.95113, 0.93363, 0.96916,
  ],
};

test('the last tokens of a text predict what they predict in PyTorch', async () => {
  const found = await ask(opened.tokenize(TEXT));
  expect(distance(found.moved, TORCH.moved)).toBeLessThan(2e-5);
  expect([...found.topIds]).toEqual(TORCH.topIds);
  expect(distance(found.topProbabilities, TORCH.topProbabilities)).toBeLessThan(2e-5);
});

test('the last tokens are read as if they were all of the text', async () => {
  const ids = opened.tokenize(TEXT);
  const [whole, part] = [await ask(ids), await ask(ids.slice(-5))];
  expect([...part.topIds]).toEqual([...whole.topIds.slice(0, 5)]);
  expect(distance(part.topProbabilities, whole.topProbabilities.slice(0, 5))).toBeLessThan(1e-6);
  expect(part.moved.at(-1)).toBe(0);
});

test('progress is told after each pass', async () => {
  const shares: number[] = [];
  const context = { between: async () => {}, progress: (share: number) => shares.push(share) };
  await performTask('lastTokens', opened, { ids: [445, 455, 258, 405] }, context);
  expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
});

describe('what cannot be read is refused:', () => {
  test('no token', async () => {
    await expect(ask([])).rejects.toThrow(RangeError);
  });

  test('a text longer than the context, before any pass', async () => {
    let told = 0;
    const context = { between: async () => {}, progress: () => told++ };
    const ids = Array(513).fill(445);
    await expect(performTask('lastTokens', opened, { ids }, context)).rejects.toMatchObject({
      code: 'too-long',
    });
    expect(told).toBe(0);
  });
});
