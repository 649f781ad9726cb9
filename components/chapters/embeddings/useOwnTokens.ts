'use client';

import { useMemo } from 'react';
import { useSentence } from '@/components/sentence/SentenceProvider';
import type { Token } from '@/lib/trace/trace';

/** Chips beyond this many are not offered: any token can be searched. */
export const MOST_OWN = 12;

/**
 * The sentence's last different tokens, in their order, for a figure of one model's answer. While
 * the sentence is in the tokens of another model they are none: its ids mean nothing there.
 */
export function useOwnTokens(of: string): readonly Token[] {
  const { tokens, model } = useSentence();
  return useMemo(() => {
    if (model !== of) return [];
    return [...new Map(tokens.map((token) => [token.id, token])).values()].slice(-MOST_OWN);
  }, [tokens, model, of]);
}
