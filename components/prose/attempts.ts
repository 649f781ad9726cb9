import type { Shape } from '@/components/storage/useStoredData';

/** How many guesses a reader has before the answer is shown. */
const TRIES = 2;

/** What a reader did in one exercise. */
export interface Attempts {
  readonly guesses: readonly string[];
  /** True once the answer is shown: after a right guess, the last try, or on demand. */
  readonly revealed: boolean;
}

/** Written by hand: zod would add 18 kB to each chapter. */
export const attemptsShape: Shape<Attempts> = {
  safeParse: (value) => {
    const { guesses, revealed } = (value ?? {}) as Partial<Record<keyof Attempts, unknown>>;
    const success =
      Array.isArray(guesses) &&
      guesses.length <= TRIES &&
      guesses.every((guess) => typeof guess === 'string') &&
      typeof revealed === 'boolean';
    return success ? { success, data: { guesses, revealed } } : { success };
  },
};

export const NO_ATTEMPTS: Attempts = { guesses: [], revealed: false };

const plain = (text: string) => text.trim().normalize('NFC').toLowerCase();

/** True when the guess is one of those expected; case and outer spaces do not matter. */
export function isRight(text: string, expected: string | readonly string[] | undefined): boolean {
  const accepted = typeof expected === 'string' ? [expected] : (expected ?? []);
  return accepted.some((one) => plain(one) === plain(text));
}

/** Returns the state after one more guess. */
export function addGuess(attempts: Attempts, text: string, right: boolean): Attempts {
  const guesses = [...attempts.guesses, text];
  return { guesses, revealed: right || guesses.length >= TRIES };
}
