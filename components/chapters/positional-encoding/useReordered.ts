'use client';

import { useMemo } from 'react';
import { useAnswer } from '@/components/engine/useAnswer';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { useSentenceIds } from '@/components/sentence/useSentenceIds';
import { backwards, type Order } from '@/components/widgets/word-order/order';
import { tokensById } from '@/lib/trace/vocabulary';
import { RECORDED_POSITIONS } from './recorded';

/** Tokens of the sentence, from its end, that can be put into another order. */
export const MOST_TOKENS = 16;
/** Candidates in each picture. */
const { top } = RECORDED_POSITIONS.order.request;

/**
 * Has the reader's sentence read as written and in an order, under each condition.
 *
 * @param orderFor the order of a text, by its ids joined by spaces; backwards if undefined
 */
export function useReordered(orderFor: (key: string) => Order | undefined) {
  const { tokens: all } = useSentence();
  const ids = useSentenceIds({ last: MOST_TOKENS });
  const key = ids?.join(' ') ?? '';
  const order = ids && (orderFor(key) ?? backwards(ids.length));
  const shown = useAnswer('reorder', ids && order && { ids, order, top }, RECORDED_POSITIONS.order);
  const { request, answer, vocabulary, from, busy } = shown;
  const tokens = useMemo(() => tokensById(vocabulary, request.ids), [vocabulary, request]);
  // Until a new text has been read, the old one is shown, in its own order.
  const current = request.ids.join(' ') === key;
  return {
    asked: shown,
    /** Names the text: an order is chosen for one. */
    key,
    /** The tokens to be moved: those at the end of the sentence. */
    tokens,
    /** True where the sentence has more tokens than these. */
    cut: current && all.length > tokens.length,
    order: (current && order) || request.order,
    /** The latest answer; for a moment it may belong to an order before this one. */
    shifts: answer,
    vocabulary,
    from,
    busy,
  };
}

export type Reordered = ReturnType<typeof useReordered>;
