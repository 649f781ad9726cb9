/** A text that ends in the same phrase again and again. */
export interface Repetition {
  /** Index of the first token of the first round. */
  readonly start: number;
  /** Tokens in a round. */
  readonly period: number;
  /** How many whole rounds there are; the text may end within one more. */
  readonly rounds: number;
}

/** Fewer rounds than this do not count as a loop. */
const LEAST_ROUNDS = 3;

/**
 * Returns the loop that a text ends in; undefined if there is none. Of several, it is the one that
 * covers most of the text, by its shortest phrase.
 *
 * @param ids [T]
 */
export function findRepetition(ids: readonly number[]): Repetition | undefined {
  let found: Repetition | undefined;
  let covered = 0;
  for (let period = 1; period * LEAST_ROUNDS <= ids.length; period++) {
    let start = ids.length - period;
    while (start > 0 && ids[start - 1] === ids[start - 1 + period]) start--;
    const length = ids.length - start;
    const rounds = Math.floor(length / period);
    if (rounds < LEAST_ROUNDS || length <= covered) continue;
    found = { start, period, rounds };
    covered = length;
  }
  return found;
}
