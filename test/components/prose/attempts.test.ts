import { describe, expect, test } from 'vitest';
import { addGuess, attemptsShape, isRight, NO_ATTEMPTS } from '@/components/prose/attempts';

describe('a guess', () => {
  test('is right whatever its case and outer spaces', () => {
    expect(isRight(' Girl ', 'girl')).toBe(true);
    expect(isRight('girls', 'girl')).toBe(false);
  });

  test('is right when it is one of several', () => {
    expect(isRight('boy', ['girl', 'boy'])).toBe(true);
  });

  test('is never right while the answer is not known', () => {
    expect(isRight('girl', undefined)).toBe(false);
  });
});

describe('attempts', () => {
  test('reveal the answer after a right guess', () => {
    expect(addGuess(NO_ATTEMPTS, 'boy', true)).toEqual({ guesses: ['boy'], revealed: true });
  });

  test('leave a second try after a wrong guess, and reveal the answer after that', () => {
    const first = addGuess(NO_ATTEMPTS, 'cow', false);
    expect(first.revealed).toBe(false);
    expect(addGuess(first, 'pig', false)).toEqual({ guesses: ['cow', 'pig'], revealed: true });
  });

  test('pass their own shape', () => {
    const once = addGuess(NO_ATTEMPTS, 'cow', false);
    expect(attemptsShape.safeParse(JSON.parse(JSON.stringify(once))).data).toEqual(once);
  });

  test.each([null, [], { guesses: 'cow', revealed: true }, { guesses: [1], revealed: false }])(
    'of another shape are refused: %j',
    (value) => expect(attemptsShape.safeParse(value).success).toBe(false),
  );

  test('of more tries than there are are refused', () => {
    const guesses = ['cow', 'pig', 'hen'];
    expect(attemptsShape.safeParse({ guesses, revealed: true }).success).toBe(false);
  });
});
