import { type HeadSteps, headSteps } from '@/lib/heads/steps';
import { attention } from '@/lib/maths/attention';

/** The steps of the second of three tokens in a head of width 2, computed by its own rules. */
export function stepsOf(): HeadSteps {
  const query = Float32Array.of(0, 1, 1, 1, 2, 0);
  const key = Float32Array.of(1, 2, 0, 1, 3, -1);
  const value = Float32Array.of(1, 0, 0, 1, 5, 5);
  const score = Float32Array.from({ length: 9 }, (_, i) => {
    const [q, k] = [Math.floor(i / 3), i % 3];
    const product = [0, 1].reduce((s, j) => s + (query[q * 2 + j] ?? 0) * (key[k * 2 + j] ?? 0), 0);
    return product / Math.SQRT2;
  });
  const steps = headSteps(
    {
      model: 'test',
      shape: { layers: 1, heads: 1, width: 2, vocabulary: 9, context: 9 },
      ids: [1, 2, 3],
      query: [query],
      key: [key],
      value: [value],
      score: [score],
      attention: [Float32Array.from(attention(query, key, 3))],
    },
    0,
    0,
    1,
  );
  if (!steps) throw new Error('the pass has its one head');
  return steps;
}
