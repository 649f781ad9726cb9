/** What a reader did in one exercise. */
export interface Attempts {
  readonly guesses: readonly string[];
  /** True once the answer is shown: after a right guess, the last try, or on demand. */
  readonly revealed: boolean;
}

/** How many guesses a reader has before the answer is shown. */
const TRIES = 2;

export const NO_ATTEMPTS: Attempts = { guesses: [], revealed: false };

const plain = (text: string) => text.trim().normalize('NFC').toLowerCase();

/** True when the guess is one of those expected; case and outer spaces do not matter. */
export function isRight(text: string, expected: string | readonly string[] | undefined): boolean {
  const accepted = typeof expected === 'string' ? [expected] : (expected ?? []);
  return accepted.some((one) => plain(one) === plain(text));
}

/** The state after one more guess. */
export function guess(attempts: Attempts, text: string, right: boolean): Attempts {
  const guesses = [...attempts.guesses, text];
  return { guesses, revealed: right || guesses.length >= TRIES };
}

/** Reads what `write` kept; anything else, as from another version, counts as no attempts. */
export function readAttempts(kept: string | null): Attempts {
  if (kept === null) return NO_ATTEMPTS;
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== 'object' || value === null) return NO_ATTEMPTS;
    const { guesses, revealed } = value as Record<string, unknown>;
    const valid =
      Array.isArray(guesses) &&
      guesses.length <= TRIES &&
      guesses.every((one) => typeof one === 'string') &&
      typeof revealed === 'boolean';
    return valid ? { guesses, revealed } : NO_ATTEMPTS;
  } catch {
    return NO_ATTEMPTS;
  }
}
