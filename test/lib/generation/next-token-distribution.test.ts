import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { distributionOf, scoreOf } from '@/lib/generation/next-token-distribution';
import { samplingDistribution } from '@/lib/sampling/distribution';
import { penalized } from '@/lib/sampling/repetition-penalty';

interface Case {
  readonly logits: number[];
  readonly ids: number[];
  readonly repetitionPenalty: number;
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly probabilities: number[];
}
const { cases }: { cases: Case[] } = JSON.parse(
  readFileSync(new URL('../../fixtures/sampling/repetition.json', import.meta.url), 'utf8'),
);

test.each(cases)(
  'penalty $repetitionPenalty, temperature $temperature, top-k $topK, top-p $topP: as transformers has it',
  ({ logits, ids, probabilities, ...settings }) => {
    const made = samplingDistribution(logits, settings, ids);
    for (const [id, wanted] of probabilities.entries()) {
      expect(Math.abs((made[id] as number) - wanted)).toBeLessThan(1e-6);
    }
  },
);

test('a penalty of 1 leaves the very same logits, any other leaves the given ones untouched', () => {
  const logits = Float32Array.of(2, -1, 0.5);
  expect(penalized(logits, [0, 1], 1)).toBe(logits);
  expect([...penalized(logits, [0, 1, 0], 2)]).toEqual([1, -2, 0.5]);
  expect([...logits]).toEqual([2, -1, 0.5]);
});

test('the likeliest are named, the rest summed, and the token that is there is told apart', () => {
  const logits = Float32Array.from([0.5, 0.25, 0.125, 0.125], Math.log);
  const made = distributionOf(logits, [3], { temperature: 1, topK: 2 }, 2, 2);
  expect(made.candidates.map(({ id, rank }) => [id, rank])).toEqual([
    [0, 0],
    [1, 1],
  ]);
  expect(made.candidates[0]?.probability).toBeCloseTo(2 / 3, 6);
  expect(made.candidates[0]?.modelProbability).toBeCloseTo(0.5, 6);
  expect(made.kept).toBe(2);
  expect(made.rest).toBeCloseTo(0, 6);
  expect(made.standing).toMatchObject({ id: 2, rank: 2, probability: 0 });
  expect(made.standing?.modelProbability).toBeCloseTo(0.125, 6);
});

test('a score is the model’s own: no setting changes it', () => {
  const { logProbability, rank } = scoreOf(Float32Array.from([0.1, 0.2, 0.7], Math.log), 1);
  expect(Math.exp(logProbability)).toBeCloseTo(0.2, 6);
  expect(rank).toBe(1);
});
