import { beforeAll, describe, expect, test } from 'vitest';
import type { StreamEdit } from '@/lib/engine/graph/stream-edits';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import type { SinksRequest } from '@/lib/engine/tasks/sinks';
import { PASSAGE } from '@/lib/heads/passage';
import { softmax } from '@/lib/maths/softmax';
import { rowOf } from '@/lib/trace/forward-pass';
import { type NodeModel, openModel, STORYBOOK_FOLDER } from '@/scripts/node-model';

let opened: NodeModel;
let ids: readonly number[];
beforeAll(async () => {
  opened = await openModel(STORYBOOK_FOLDER);
  ids = opened.tokenize(PASSAGE).slice(0, 20);
});

const READ = 12;
const ask = (more: Partial<SinksRequest> = {}) =>
  performTask('sinks', opened, { ids, read: READ, forget: 4, ...more }, UNHURRIED);

/**
 * The logits [T, V] of one pass over the text in which no token from `READ` on looks at `blind`,
 * made with no cache: layer by layer, the outputs of heads are worked out from their scores.
 */
async function logitsBlind(blind: number | undefined): Promise<Float32Array> {
  const { layers, heads, width } = opened.model.graph.shape;
  const [T, depth] = [ids.length, width / heads];
  const edits: StreamEdit[] = [];
  const parts = ['score', 'value'] as const;
  for (let layer = 0; layer < layers; layer++) {
    const pass = await performTask('inspect', opened, { ids, parts, edits }, UNHURRIED);
    const [scores, values] = [pass.score?.[layer], pass.value?.[layer]];
    if (!scores || !values) throw new Error('nothing was captured');
    for (let head = 0; head < heads; head++) {
      for (let position = READ; position < T; position++) {
        const row = rowOf(scores, head * T + position, T).slice(0, position + 1);
        if (blind !== undefined) row[blind] = Number.NEGATIVE_INFINITY;
        const vector = new Float32Array(depth);
        for (const [k, weight] of softmax(row).entries()) {
          const value = rowOf(values, head * T + k, depth);
          for (let i = 0; i < depth; i++) vector[i] = (vector[i] ?? 0) + weight * (value[i] ?? 0);
        }
        edits.push({ layer, head, position, vector });
      }
    }
  }
  const { logits } = await performTask(
    'inspect',
    opened,
    { ids, parts: ['logits'], edits },
    UNHURRIED,
  );
  return logits ?? new Float32Array();
}

function meanSurprise(logits: Float32Array): number {
  const { vocabulary } = opened.model.graph.shape;
  const nats = ids.slice(READ + 1).map((id, i) => {
    const p = softmax(rowOf(logits, READ + i, vocabulary));
    return -Math.log(p[id] ?? 0);
  });
  return nats.reduce((sum, x) => sum + x, 0) / nats.length;
}

describe('what is read after a token was forgotten', () => {
  test('is as surprising as when no head looks at that token', async () => {
    const { nats, natsWithout } = await ask();
    expect(nats).toBeCloseTo(meanSurprise(await logitsBlind(undefined)), 4);
    for (const position of [0, 3]) {
      expect(natsWithout[position]).toBeCloseTo(meanSurprise(await logitsBlind(position)), 4);
    }
    expect(new Set(natsWithout).size).toBe(4);
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
