import { hashNumbers } from '@/lib/maths/hash-numbers';

/** A token that the settings would not have drawn at its place. */
export interface RankedToken {
  /** How many tokens of the continuation come before it. */
  readonly place: number;
  /** How many tokens were likelier. */
  readonly rank: number;
}

/** What is needed to write a continuation again, with the prompt, the settings and their seed. */
export interface Replay {
  /** Tokens of the continuation. */
  readonly count: number;
  /** In the order of the text. */
  readonly choices: readonly RankedToken[];
  /** `checkOf` the tokens: a replay that ends in another text is noticed. */
  readonly check: string;
}

/** Returns four hex digits that nearly always tell two texts apart. */
export const checkOf = (ids: readonly number[]): string =>
  hashNumbers([Float32Array.from(ids)]).slice(0, 4);
