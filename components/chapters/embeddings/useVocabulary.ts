'use client';

import { useEffect, useMemo, useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import type { AnswerSource } from '@/components/engine/useAnswer';
import { findTokens } from '@/lib/text/find-tokens';
import { BytePairs } from '@/lib/tokenizer/byte-pairs';
import type { Token } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { RECORDED_EMBEDDINGS } from './recorded';

/** The vocabulary that the figures ask with. */
export interface InUse {
  /** The name of its model in the catalog. */
  readonly id: string;
  readonly title: string;
  readonly vocabulary: Vocabulary;
  /** V */
  readonly size: number;
  readonly pairs: BytePairs;
  /** True where `pairs` give the model's own tokens. */
  readonly joins: boolean;
  /** Finds tokens by what is typed; undefined while only recorded tokens are known. */
  readonly find: ((typed: string) => Token[]) | undefined;
  readonly from: AnswerSource['from'];
}

const MOST_FOUND = 8;

const { model, shape, vocabulary } = RECORDED_EMBEDDINGS.spellings;
const FIRST: InUse = {
  id: model,
  title: model,
  vocabulary,
  size: shape.vocabulary,
  pairs: BytePairs.of(vocabulary),
  joins: true,
  find: undefined,
  from: 'recorded',
};

/** The vocabulary of the model in use; the last one's when it fails, the recorded one before. */
export function useVocabulary(): InUse {
  const { state, title } = useEngine();
  const [latest, setLatest] = useState(FIRST);
  const made = useMemo<InUse | undefined>(() => {
    if (state.status !== 'ready') return undefined;
    const { info, vocabulary } = state;
    return {
      id: info.id,
      title,
      vocabulary,
      size: info.shape.vocabulary,
      pairs: BytePairs.of(vocabulary),
      joins: info.joinsAsGpt2 ?? true,
      find: (typed) => findTokens(vocabulary, typed, MOST_FOUND),
      from: 'live',
    };
  }, [state, title]);
  useEffect(() => {
    if (made) setLatest(made);
  }, [made]);
  return made ?? latest;
}

/** The vocabulary of the model in use, or the recorded one where its merges cannot be played. */
export function useMerges(): InUse {
  const inUse = useVocabulary();
  return inUse.joins ? inUse : FIRST;
}
