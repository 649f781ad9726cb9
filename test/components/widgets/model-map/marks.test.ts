import { expect, test } from 'vitest';
import { counted, GLYPH, glyphPaths, LANES, looks } from '@/components/widgets/model-map/marks';
import { overviewOf } from '@/lib/engine/tasks/overview';

const shape = { layers: 2, heads: 2, width: 20, vocabulary: 4_096, context: 64 };

const DRAWN = { lanes: LANES, glyph: GLYPH, top: 1 };

/** A pass over T tokens whose numbers tell where they are from. */
function pass(T: number) {
  const matrix = (start: number) => Float32Array.from({ length: T * 20 }, (_, i) => start + i);
  const layer = (l: number) =>
    Float32Array.from({ length: 2 * T * T }, (_, i) => {
      const [query, key] = [Math.floor(i / T) % T, i % T];
      return key > query ? 0 : (1 + l) * 0.1 + 0.001 * query;
    });
  return {
    model: 'test',
    shape,
    ids: Array.from({ length: T }, (_, t) => t),
    attention: [layer(0), layer(1)],
    tokenEmbedding: matrix(0),
    positionEmbedding: matrix(1_000),
    residual: [matrix(0), matrix(0), matrix(2_000)],
    lastLogits: Float32Array.of(0, Math.log(3), 0),
  };
}

test.each([1, 3, LANES, 20])('of %i tokens the last ones have a lane each', (T) => {
  const summary = overviewOf(pass(T), DRAWN);
  const lanes = Math.min(T, LANES);
  expect(summary.ids).toHaveLength(T);
  expect(summary.topIds).toEqual([1]);
  expect(summary.topProbabilities[0]).toBeCloseTo(0.6, 6);
  expect(summary.token).toHaveLength(lanes * GLYPH);
  expect(summary.attention).toHaveLength(lanes * lanes);
  expect(summary.token[0]).toBe((T - lanes) * 20);
  expect(summary.position[0]).toBe(1_000 + (T - lanes) * 20);
  expect(summary.output[0]).toBe(2_000 + (T - lanes) * 20);
});

test('the weights are averaged over all heads of all layers, and none looks ahead', () => {
  const summary = overviewOf(pass(20), DRAWN);
  // The last row and its first shown column: (0.1 + 0.2) / 2 + 0.001 × 19.
  expect(summary.attention[(LANES - 1) * LANES]).toBeCloseTo(0.169, 6);
  expect(looks(summary, 90).every(({ query, key }) => key < query)).toBe(true);
  expect(looks(summary, 90)).toHaveLength((LANES * (LANES - 1)) / 2);
});

test('the strongest look is drawn last, upon the others', () => {
  const weights = looks(overviewOf(pass(6), DRAWN), 90).map(({ weight }) => weight);
  expect(weights).toEqual([...weights].sort((a, b) => a - b));
});

test('a vector is one path, its numbers up or down within the height', () => {
  const paths = glyphPaths(
    Float32Array.from({ length: 2 * GLYPH }, (_, i) => (i % 2 ? -9 : 1)),
    40,
  );
  expect(paths).toHaveLength(2);
  const ends = [...(paths[0] ?? '').matchAll(/V([\d.]+)/g)].map((match) => Number(match[1]));
  expect(ends).toHaveLength(GLYPH);
  expect(ends.every((y, i) => (i % 2 ? y > 20 && y <= 40 : y < 20 && y >= 0))).toBe(true);
  expect(glyphPaths(new Float32Array(GLYPH), 40)[0]).not.toContain('NaN');
});

test('what leaves a part is counted in the sizes of the model in use', () => {
  expect(counted('ids', 8, shape)).toBe('8 ids');
  expect(counted('ids', 1, shape)).toBe('1 id');
  expect(counted('token', 8, shape)).toBe('8 × 20 numbers');
  expect(counted('attention', 8, shape)).toBe('2 × 8 × 8, 2 times');
  expect(counted('candidates', 8, shape)).toBe('4,096 probabilities');
});
