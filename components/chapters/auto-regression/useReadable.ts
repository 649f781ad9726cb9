'use client';

import { useMemo } from 'react';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { useSentenceIds } from '@/components/sentence/useSentenceIds';
import { RUN_LENGTH } from './limits';

/** The most tokens of a long sentence that are read, counted from its end. */
const READ_AT_MOST = 48;

/**
 * Returns the ids of the sentence, or of its end if a run would not fit after the whole; undefined
 * before the model in use has read it.
 */
export function useReadable(): readonly number[] | undefined {
  const { shape } = useSentence();
  const ids = useSentenceIds({});
  return useMemo(
    () => (ids && ids.length + RUN_LENGTH > shape.context ? ids.slice(-READ_AT_MOST) : ids),
    [ids, shape.context],
  );
}
