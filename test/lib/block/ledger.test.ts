import { expect, test } from 'vitest';
import { ledgerTerms, sumOfTerms } from '@/lib/block/ledger';

/** D = 2, L = 1, H = 2; the norm has gain [1, 2] and bias [0.5, 1], and its scale is 3. */
const norm = { gain: Float32Array.of(1, 2), bias: Float32Array.of(0.5, 1) };
const terms = ledgerTerms(
  {
    tokenEmbedding: [1, 0],
    positionEmbedding: [0, 1],
    heads: [
      [
        [2, 0],
        [1, 1],
      ],
    ],
    attentionBias: [[0, 2]],
    mlps: [[3, 1]],
  },
  { norm, scale: 3, difference: [1, -1] },
);

test('each term is its vector, centred, times scale, gain and the difference of the rows', () => {
  // Gain times difference is [1, -2], its mean -0.5: the direction is 3 [1.5, -1.5].
  expect(terms).toEqual({
    tokenEmbedding: 4.5,
    positionEmbedding: -4.5,
    heads: Float32Array.of(9, 0),
    attentionBias: Float32Array.of(-9),
    mlps: Float32Array.of(9),
    finalBias: -0.5,
    scale: 3,
  });
});

test('a vector of equal numbers is taken away by the mean, and has no share', () => {
  expect(terms.heads[1]).toBe(0);
});

test('the sum is that of the layer norm of all vectors together', () => {
  // Together they are [7, 5], centred [1, -1], so 3 [1, -2] + [0.5, 1] = [3.5, -5].
  expect(sumOfTerms(terms)).toBeCloseTo(3.5 + 5, 12);
});
