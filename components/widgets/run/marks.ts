import type { WrittenText } from '@/lib/engine/tasks/write-text';
import { findRepetition, type Repetition } from '@/lib/generation/repetition';
import type { Token } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';

/** A token that was written, and ln of the probability that the model gave it. */
export interface RunStep {
  readonly token: Token;
  readonly logProbability: number;
}

/** A token of a run: its bar, and the round of the loop that it belongs to. */
export interface RunMark {
  readonly token: Token;
  /** 0..1 */
  readonly probability: number;
  /** From 0; undefined before the loop, and where there is none. */
  readonly round: number | undefined;
}

export interface RunMarks {
  readonly tokens: readonly RunMark[];
  readonly repetition: Repetition | undefined;
  /** Mean probability of a token in each whole round, in order. */
  readonly roundMeans: readonly number[];
}

/** Returns the tokens that were written. */
export function runSteps(
  { ids, logProbabilities }: WrittenText,
  vocabulary: Vocabulary,
): readonly RunStep[] {
  return ids.map((id, i) => ({
    token: vocabulary.token(id),
    logProbability: logProbabilities[i] ?? Number.NaN,
  }));
}

/** A run of tokens -> bars and rounds. */
export function runMarks(steps: readonly RunStep[]): RunMarks {
  const repetition = findRepetition(steps.map(({ token }) => token.id));
  const tokens = steps.map(({ token, logProbability }, i) => {
    const since = repetition ? i - repetition.start : -1;
    const round = repetition && since >= 0 ? Math.floor(since / repetition.period) : undefined;
    return { token, probability: Math.exp(logProbability), round };
  });
  const roundMeans = Array.from({ length: repetition?.rounds ?? 0 }, (_, round) => {
    const own = tokens.filter((token) => token.round === round);
    return own.reduce((sum, { probability }) => sum + probability, 0) / own.length;
  });
  return { tokens, repetition, roundMeans };
}
