import { describe, expect, test } from 'vitest';
import {
  type Answer,
  compare,
  isSane,
  judge,
  type Reference,
} from '@/lib/engine/self-check/compare';

/** A vocabulary of 4 with the probabilities ½, ¼, ⅛, ⅛. */
const LOGITS = Float32Array.from([3, 2, 1, 1], (bits) => (bits + 5) * Math.LN2);
const REFERENCE: Reference = {
  ids: [7, 8],
  top: [
    [0, Math.log(1 / 2)],
    [1, Math.log(1 / 4)],
  ],
  heads: [{ layer: 0, head: 1, rows: [[1], [0.25, 0.75]] }],
};
const ANSWER: Answer = { logits: LOGITS, heads: [Float32Array.of(1, 0, 0.25, 0.75)] };

const three = (answers: (Answer | undefined)[]) =>
  compare([REFERENCE, REFERENCE, REFERENCE], answers);
const otherFirst = {
  ...ANSWER,
  logits: Float32Array.from([2, 3, 1, 1], (bits) => bits * Math.LN2),
};

describe('compare', () => {
  test('finds no difference in the known answer', () => {
    const found = three([ANSWER, ANSWER, ANSWER]);
    expect(found).toMatchObject({ prompts: 3, firstChoices: 3, sane: true, attention: 0 });
    expect(found.logProbability).toBeLessThan(1e-6);
    expect(judge(found)).toBe('agrees');
  });

  test('tells the largest difference of a log-probability and of a weight', () => {
    const heads = [Float32Array.of(1, 0, 0.35, 0.65)];
    const found = three([ANSWER, { ...otherFirst, heads }, ANSWER]);
    expect(found.logProbability).toBeCloseTo(Math.LN2, 5);
    expect(found.attention).toBeCloseTo(0.1, 6);
    expect(found.firstChoices).toBe(2);
    expect(judge(found)).toBe('deviates');
  });

  test('does not look at what the mask forbids', () => {
    const heads = [Float32Array.of(1, 9, 0.25, 0.75)];
    expect(three([{ ...ANSWER, heads }, ANSWER, ANSWER]).attention).toBe(0);
  });

  test('takes a missing weight for an infinite difference', () => {
    const heads = [Float32Array.of(1)];
    expect(three([{ ...ANSWER, heads }, ANSWER, ANSWER]).attention).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('judge refuses', () => {
  test.each([
    ['a logit that is not a number', Float32Array.of(1, Number.NaN, 0, 0)],
    ['an infinite logit', Float32Array.of(1, Number.POSITIVE_INFINITY, 0, 0)],
    ['the same logit for every token', Float32Array.of(2, 2, 2, 2)],
    ['no logits', new Float32Array()],
  ])('%s', (_, logits) => {
    expect(isSane(logits)).toBe(false);
    expect(judge(three([ANSWER, ANSWER, { ...ANSWER, logits }]))).toBe('refused');
  });

  test('another first choice for most of the prompts, not for one of three', () => {
    expect(judge(three([otherFirst, ANSWER, otherFirst]))).toBe('refused');
    expect(judge(three([otherFirst, ANSWER, ANSWER]))).toBe('deviates');
  });

  test('a model that could not be asked', () => {
    expect(judge(three([undefined, undefined, undefined]))).toBe('refused');
  });
});
