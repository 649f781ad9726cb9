import type { GuessResult } from '@/lib/engine/tasks/guess';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { type RecordedToken, readToken } from './recorded';
import file from './rounds.json';

/** A sentence without its end, and what the recorded model made of it. */
export interface Round {
  readonly sentence: string;
  readonly answer: GuessResult;
}

export const ROUNDS: readonly Round[] = file.rounds;

/** The tokens that the rounds name. */
export const ROUND_VOCABULARY = sparseVocabulary((file.named as RecordedToken[]).map(readToken));
