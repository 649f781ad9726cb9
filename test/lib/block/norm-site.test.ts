import { expect, test } from 'vitest';
import { normInput, normSite } from '@/lib/block/norm-site';

const shape = { layers: 2, heads: 1, width: 2, vocabulary: 4, context: 4 };
const matrix = (first: number) => Float32Array.of(first, first, first + 1, first + 1);
const streams = {
  shape,
  residual: [matrix(0), matrix(10), matrix(20)],
  residualMid: [matrix(5), matrix(15)],
};

test('layer norms are counted as they are computed, the final one last', () => {
  expect([0, 1, 2, 3, 4].map((which) => normSite(which, 2))).toEqual([
    { layer: 0, before: 'attention' },
    { layer: 0, before: 'mlp' },
    { layer: 1, before: 'attention' },
    { layer: 1, before: 'mlp' },
    { layer: undefined, before: 'unembedding' },
  ]);
});

test('each reads the stream at its own place', () => {
  const read = [0, 1, 2, 3, 4].map((which) => normInput(streams, which, 1)?.[0]);
  expect(read).toEqual([1, 6, 11, 16, 21]);
});

test('where the stream in the middle is hidden, only those before an MLP have nothing to show', () => {
  const hidden = { shape, residual: streams.residual };
  const read = [0, 1, 2, 3, 4].map((which) => normInput(hidden, which, 0)?.[0]);
  expect(read).toEqual([0, undefined, 10, undefined, 20]);
});
