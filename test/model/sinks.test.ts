import { beforeAll, describe, expect, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import type { SinksRequest } from '@/lib/engine/tasks/sinks';
import { PASSAGE } from '@/lib/heads/passage';
import { rowOf } from '@/lib/trace/forward-pass';
import type { NodeModel } from '@/scripts/node-model';
import { references } from '../fixtures/circuits/references';
import { openStorybook } from '../support/storybook';
import { distance } from './storybook-support';

let opened: NodeModel;
let ids: readonly number[];
beforeAll(async () => {
  opened = await openStorybook();
  ids = opened.tokenize(PASSAGE).slice(0, 20);
});

const READ = 12;
const ask = (more: Partial<SinksRequest> = {}) =>
  performTask('sinks', opened, { ids, read: READ, forget: 4, ...more }, UNHURRIED);

describe('what is read after a token was forgotten', () => {
  test('is as surprising as in PyTorch, where no row of it can look at that token', async () => {
    const { natsWithout, ...torch } = references.forgetting;
    const found = await ask({ ids: torch.ids, read: torch.read, forget: natsWithout.length });
    expect(found.nats).toBeCloseTo(torch.nats, 4);
    expect(distance(found.natsWithout, natsWithout)).toBeLessThan(1e-4);
  });

  test('is told in order, with a share of progress for each', async () => {
    const shares: number[] = [];
    await performTask(
      'sinks',
      opened,
      { ids, read: READ, forget: 4 },
      {
        between: async () => {},
        progress: (share) => shares.push(share),
      },
    );
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
  });
});

test('weights and values are those of the tokens that were read', async () => {
  const { weights, values } = await ask();
  const pass = await performTask(
    'inspect',
    opened,
    { ids: ids.slice(0, READ), parts: ['attention', 'value', 'headOutput'] },
    UNHURRIED,
  );
  const { layers, heads, width } = opened.model.graph.shape;
  const depth = width / heads;
  expect([weights.length, values.length]).toEqual([layers * heads, layers * heads]);
  for (const [i, weight] of weights.entries()) {
    const [l, h] = [Math.floor(i / heads), i % heads];
    const own = pass.attention?.[l] ?? new Float32Array();
    let sum = 0;
    for (let q = 0; q < READ; q++) sum += own[(h * READ + q) * READ] ?? 0;
    expect(weight).toBeCloseTo(sum / READ, 5);
    // The first token can look at nothing but itself, so that its head's output is its value.
    const first = rowOf(pass.headOutput?.[l] ?? new Float32Array(), h * READ, depth);
    const all = pass.value?.[l] ?? new Float32Array();
    let others = 0;
    for (let t = 1; t < READ; t++) others += Math.hypot(...rowOf(all, h * READ + t, depth));
    expect(values[i]).toBeCloseTo((Math.hypot(...first) * (READ - 1)) / others, 4);
  }
});

test('too few tokens are refused', async () => {
  await expect(ask({ ids: ids.slice(0, READ + 1) })).rejects.toThrow(RangeError);
  await expect(ask({ read: 1, forget: 1 })).rejects.toThrow(RangeError);
  await expect(ask({ forget: READ + 1 })).rejects.toThrow(RangeError);
});
