import { describe, expect, test } from 'vitest';
import { guess, isRight, NO_ATTEMPTS, readAttempts } from '@/components/prose/attempts';

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
    expect(guess(NO_ATTEMPTS, 'boy', true)).toEqual({ guesses: ['boy'], revealed: true });
  });

  test('leave a second try after a wrong guess, and reveal the answer after that', () => {
    const first = guess(NO_ATTEMPTS, 'cow', false);
    expect(first.revealed).toBe(false);
    expect(guess(first, 'pig', false)).toEqual({ guesses: ['cow', 'pig'], revealed: true });
  });

  test('are read back as they were kept', () => {
    const kept = guess(NO_ATTEMPTS, 'cow', false);
    expect(readAttempts(JSON.stringify(kept))).toEqual(kept);
  });

  test.each(['', 'null', '[]', '{"guesses":"cow","revealed":true}', '{"guesses":[1]}', '{'])(
    'start anew from what they cannot read: %s',
    (kept) => expect(readAttempts(kept)).toEqual(NO_ATTEMPTS),
  );
});
