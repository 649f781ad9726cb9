'use client';

import { useEffect, useMemo, useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { findTokens } from '@/lib/text/find-tokens';
import { BytePairs } from '@/lib/tokenizer/byte-pairs';
import type { Token } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { RECORDED_SIZE, RECORDED_TOKENS, RECORDED_VOCABULARY } from './recorded';

/** The vocabulary that the figures are drawn with. */
export interface InUse {
  /** The name of its model in the catalog. */
  readonly id: string;
  readonly title: string;
  readonly vocabulary: Vocabulary;
  /** V */
  readonly size: number;
  readonly pairs: BytePairs;
  /** Finds tokens by what is typed; undefined while only recorded tokens are known. */
  readonly find: ((typed: string) => Token[]) | undefined;
  readonly live: boolean;
}

const MOST_FOUND = 8;

const RECORDED: InUse = {
  id: 'storybook',
  title: 'storybook',
  vocabulary: RECORDED_VOCABULARY,
  size: RECORDED_SIZE,
  pairs: new BytePairs(RECORDED_TOKENS),
  find: undefined,
  live: false,
};

/** The vocabulary of the model in use; the last one's when it fails, the recorded one before. */
export function useVocabulary(): InUse {
  const { state, title } = useEngine();
  const [kept, keep] = useState(RECORDED);
  const made = useMemo<InUse | undefined>(() => {
    if (state.status !== 'ready') return undefined;
    const { info, vocabulary } = state;
    const size = info.shape.vocabulary;
    return {
      id: info.id,
      title,
      vocabulary,
      size,
      pairs: BytePairs.of(info.vocabulary),
      find: (typed) => findTokens(vocabulary, size, typed, MOST_FOUND),
      live: true,
    };
  }, [state, title]);
  useEffect(() => {
    if (made) keep(made);
  }, [made]);
  return made ?? kept;
}
