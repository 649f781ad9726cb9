import { expect, test } from 'vitest';
import { labelledToken, signedBars, stripPaths } from '@/components/cells/marks';
import { nextDrawn } from '@/components/cells/useDrawn';
import type { Output } from '@/lib/cells/outputs';
import { tokenLabel } from '@/lib/text/token-text';

test('bars of both signs share one scale, whose zero lies between them', () => {
  const { zero, bars } = signedBars({ values: [3, -1], labels: ['up', 'down'] });
  expect(zero).toBe(0.25);
  expect(bars).toEqual([
    { label: 'up', value: '3.000', start: 0.25, length: 0.75, negative: false },
    { label: 'down', value: '−1.000', start: 0, length: 0.25, negative: true },
  ]);
  expect(signedBars({ values: [0], labels: ['none'] }).bars[0]?.length).toBe(0);
});

test('a vector is bars up and down from a line, the largest a full one', () => {
  const { largest, up, down } = stripPaths(Float32Array.of(2, -1, 0));
  expect(largest).toBe(2);
  expect(up).toBe('M0 0h.8v-1.000h-.8z');
  expect(down).toBe('M1 0h.8v0.500h-.8z');
});

test('of a long vector each bar shows the largest and the least of its share', () => {
  const values = new Float32Array(4096);
  values.set([1, -2, 3, 0]);
  const { up, down } = stripPaths(values);
  expect(up).toBe('M0 0h4v-1.000h-4z');
  expect(down).toBe('M0 0h4v0.667h-4z');
});

test('small outputs are drawn at once, many large ones at several frames', () => {
  const small: Output = { kind: 'number', value: 1, label: '' };
  expect(nextDrawn(Array(60).fill(small), 0)).toBe(60);
  const rows = Array(200).fill(Array(20).fill(1));
  const large: Output = { kind: 'table', columns: Array(20).fill('x'), rows, more: 0 };
  const all = Array(60).fill(large);
  expect(nextDrawn(all, 0)).toBe(1);
  expect(nextDrawn(all, 1)).toBe(2);
  expect(nextDrawn(all, 59)).toBe(60);
  expect(nextDrawn([], 0)).toBe(0);
});

test('a token that is known by its label is shown by it', () => {
  for (const label of ['·the', '↵', 'E2 80', '☃']) {
    expect(tokenLabel(labelledToken({ id: 1, label }))).toBe(label);
  }
});
