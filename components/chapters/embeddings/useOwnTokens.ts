'use client';

import { useMemo } from 'react';
import { useSentence } from '@/components/sentence/SentenceProvider';
import type { Token } from '@/lib/trace/trace';
import type { InUse } from './useVocabulary';

/** Chips beyond this many are not offered: any token can be searched. */
const MOST = 12;

/**
 * The sentence's last different tokens, in their order. While another model's vocabulary comes
 * into use they are none: the ids of one model mean nothing in another.
 */
export function useOwnTokens({ id }: InUse): readonly Token[] {
  const { tokens, model } = useSentence();
  return useMemo(() => {
    if (model !== id) return [];
    return [...new Map(tokens.map((token) => [token.id, token])).values()].slice(-MOST);
  }, [tokens, model, id]);
}
