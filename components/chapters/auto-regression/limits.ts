import type { Token } from '@/lib/trace/trace';

/** The most tokens of a sentence that one picture shows, counted from its end. */
export const READ_AT_MOST = 48;

/** Tokens that a run writes. */
export const RUN_LENGTH = 64;

/** Tokens of a branch of the tree that grows by one press. */
export const BRANCH = 5;

/** Returns the sentence, or its end if a run would not fit after the whole. */
export function readable(tokens: readonly Token[], context: number): readonly Token[] {
  return tokens.length + RUN_LENGTH <= context ? tokens : tokens.slice(-READ_AT_MOST);
}
