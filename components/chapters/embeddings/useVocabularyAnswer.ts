'use client';

import { type TaskState, useTask } from '@/components/engine/useTask';
import type { RequestOf, TaskName } from '@/lib/engine/tasks';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import type { InUse } from './useVocabulary';

/** Which vocabulary an answer's ids belong to. */
const vocabularyOf = new WeakMap<object, Vocabulary>();

/**
 * `useTask`, whose answers are dropped in the very render in which another vocabulary comes into
 * use: their ids may not exist in it.
 */
export function useVocabularyAnswer<N extends TaskName>(
  name: N,
  request: RequestOf<N> | undefined,
  figure: string,
  { vocabulary, live }: InUse,
): TaskState<N> {
  const state = useTask(name, live ? request : undefined, figure);
  const { latest } = state;
  if (!latest) return state;
  if (!vocabularyOf.has(latest)) vocabularyOf.set(latest, vocabulary);
  return vocabularyOf.get(latest) === vocabulary ? state : { ...state, latest: undefined };
}
