import { describe, expect, test } from 'vitest';
import {
  attentionKey,
  BIASES,
  claimEffects,
  claimPlane,
  judged,
  ledgerRows,
  ledgerScale,
  logits,
  partName,
  shareTrue,
} from '@/components/widgets/ledger/marks';
import type { Ledger } from '@/lib/block/ledger';

/** Two layers of two heads; all terms add up to 2. */
const ledger: Ledger = {
  ids: [1],
  answerIds: [2, 3],
  total: 2,
  tokenEmbedding: 1,
  positionEmbedding: -0.5,
  heads: Float32Array.of(0.5, 0.25, -1, 2),
  attentionBias: Float32Array.of(0.125, 0.125),
  mlps: Float32Array.of(0.5, -0.75),
  finalBias: -0.25,
  rounding: 0,
  scale: 1,
};

const knockOuts = {
  ids: [1],
  answerIds: [2, 3] as const,
  total: 2,
  claimed: { heads: Float32Array.of(1, 0.01, -0.5, 0.5), mlps: Float32Array.of(2, 0.25) },
  effects: { heads: Float32Array.of(0.5, 1, 0.5, 0.1), mlps: Float32Array.of(4, 1) },
};

describe('the lines of a ledger', () => {
  test('follow one another, and the last ends at the difference', () => {
    const rows = ledgerRows(ledger, new Set());
    expect(rows.map(({ label }) => label)).toEqual([
      ...['embedding', 'position', 'attention 1', 'MLP 1', 'attention 2', 'MLP 2', 'biases'],
    ]);
    expect(rows.map(({ from }) => from)).toEqual([0, ...rows.slice(0, -1).map(({ to }) => to)]);
    expect(rows.at(-1)?.to).toBe(2);
    expect(rows[2]?.value).toBe(0.75);
  });

  test('are followed by their parts where they are open, from where they begin to where they end', () => {
    const rows = ledgerRows(ledger, new Set([attentionKey(1), BIASES]));
    const heads = rows.filter(({ key }) => key.startsWith('head-1-'));
    const whole = rows.find(({ key }) => key === attentionKey(1));
    expect(heads.map(({ value }) => value)).toEqual([-1, 2]);
    expect([heads[0]?.from, heads.at(-1)?.to]).toEqual([whole?.from, whole?.to]);
    expect(heads.map(({ part }) => part)).toEqual([
      { layer: 1, head: 0 },
      { layer: 1, head: 1 },
    ]);
    const biases = rows.filter(({ key }) => key.startsWith('bias-'));
    expect(biases.map(({ value }) => value)).toEqual([0.125, 0.125, -0.25]);
    expect(rows.filter(({ depth }) => depth === 0).at(-1)?.to).toBe(2);
  });

  test('have a line for rounding where it is more than nothing', () => {
    const rounded = ledgerRows({ ...ledger, total: 2.5, rounding: 0.5 }, new Set());
    expect(rounded.at(-1)).toMatchObject({ label: 'rounding', from: 2, to: 2.5 });
  });

  test('are in view, with room for a name on both sides of 0', () => {
    const at = ledgerScale(ledgerRows(ledger, new Set()));
    for (const value of [0, 1, 2.75]) expect(at(value)).toBeLessThanOrEqual(1);
    expect(at(0)).toBeGreaterThan(0.2);
    expect(at(2)).toBeGreaterThan(at(1));
  });
});

test('claim and effect belong to the same part', () => {
  const all = claimEffects(knockOuts);
  expect(all).toHaveLength(6);
  expect(all[3]).toEqual({
    part: { layer: 1, head: 1 },
    claimed: 0.5,
    effect: expect.closeTo(0.1, 6),
  });
  expect(all[5]).toEqual({ part: { layer: 1 }, claimed: 0.25, effect: 1 });
  expect(all.map(shareTrue)).toEqual([0.5, undefined, -1, expect.closeTo(0.2, 6), 2, 4]);
  expect(judged(all)).toEqual({ claims: 5, held: 2 });
});

test('a claim that is true lies on the diagonal', () => {
  const { points, zero } = claimPlane([
    { part: { layer: 0 }, claimed: 1, effect: 1 },
    { part: { layer: 1 }, claimed: 2, effect: -1 },
  ]);
  expect(points[0]?.x).toBe(points[0]?.y);
  expect(points[1]?.x).toBeGreaterThan(zero);
  expect(points[1]?.y).toBeLessThan(zero);
});

test('numbers and parts have the names that readers know', () => {
  expect([0.424, -0.03, 0.001].map(logits)).toEqual(['+0.42', '−0.03', '0']);
  expect(partName({ layer: 2, head: 0 }, 8)).toBe('Layer 3, head 1');
  expect(partName({ layer: 2 }, 8)).toBe('MLP of layer 3');
});
