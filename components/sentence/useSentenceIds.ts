'use client';

import { useMemo } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { useSentence } from './SentenceProvider';

/** The most tokens of the sentence that a figure reads, from its beginning or from its end. */
export interface Extent {
  readonly first?: number;
  readonly last?: number;
}

/**
 * Returns the ids of the reader's sentence in the vocabulary of the model in use; undefined while
 * that model has not tokenized it, so that no model is asked with the ids of another.
 */
export function useSentenceIds({ first, last }: Extent): readonly number[] | undefined {
  const { state } = useEngine();
  const { tokens, live, model } = useSentence();
  const own = live && state.status === 'ready' && state.info.id === model;
  return useMemo(() => {
    if (!own) return undefined;
    const read = first ? tokens.slice(0, first) : last ? tokens.slice(-last) : tokens;
    return read.map((token) => token.id);
  }, [tokens, own, first, last]);
}

/** Returns a sentence for a caption where a figure leaves tokens out, else nothing. */
export function useLeftOut({ first, last }: Extent): string {
  const { tokens } = useSentence();
  const most = first ?? last ?? Number.POSITIVE_INFINITY;
  if (tokens.length <= most) return '';
  return ` Only the ${first ? 'first' : 'last'} ${most} tokens of your text are drawn.`;
}
