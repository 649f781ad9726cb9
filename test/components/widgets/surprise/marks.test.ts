import { expect, test } from 'vitest';
import { surpriseMarks } from '@/components/widgets/surprise/marks';
import { token } from '../../../fixtures/traces';

const scored = (text: string, probability: number, rank: number) => ({
  token: token(1, text),
  logProbability: Math.log(probability),
  rank,
  likeliest: token(2, 'x'),
  likeliestLogProbability: Math.log(0.9),
});

test('bits are −log₂ of the probability, and the rank sets the colour', () => {
  const { tokens } = surpriseMarks([
    scored('a', 1, 0),
    scored('b', 0.5, 9),
    scored('c', 0.125, 99),
    scored('d', 1 / 1024, 100),
  ]);
  expect(tokens.map(({ bits }) => Number(bits.toFixed(9)))).toEqual([0, 1, 3, 10]);
  expect(tokens.map(({ rankClass }) => rankClass)).toEqual(['first', 'ten', 'hundred', 'beyond']);
});

test('perplexity and bits per byte count all tokens, and bytes, not characters', () => {
  const { cost, firsts } = surpriseMarks([scored('é', 0.25, 0), scored('ab', 0.25, 3)]);
  expect(cost?.perplexity).toBeCloseTo(4, 10);
  expect(cost?.bitsPerByte).toBeCloseTo(1, 10);
  expect(firsts).toBe(1);
});

test('an empty text costs nothing, and is not divided by', () => {
  expect(surpriseMarks([])).toEqual({ tokens: [], cost: undefined, firsts: 0 });
});
