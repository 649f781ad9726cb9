import { expect, test } from 'vitest';
import { labelledToken, signedBars, stripPaths } from '@/components/cells/marks';
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

test('a token that is known by its label is shown by it', () => {
  for (const label of ['·the', '↵', 'E2 80', '☃']) {
    expect(tokenLabel(labelledToken({ id: 1, label }))).toBe(label);
  }
});
