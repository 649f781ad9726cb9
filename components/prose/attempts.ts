import * as z from 'zod/mini';

// The site's policy allows no code made at run time.
z.config({ jitless: true });

/** How many guesses a reader has before the answer is shown. */
const TRIES = 2;

export const attemptsSchema = z.object({
  guesses: z.readonly(z.array(z.string()).check(z.maxLength(TRIES))),
  /** True once the answer is shown: after a right guess, the last try, or on demand. */
  revealed: z.boolean(),
});

/** What a reader did in one exercise. */
export type Attempts = Readonly<z.infer<typeof attemptsSchema>>;

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
