'use client';

import { useMemo } from 'react';
import { useTask } from '@/components/engine/useTask';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { backwards, type Order } from '@/components/widgets/word-order/order';
import type { Shift } from '@/lib/engine/tasks/reorder';
import type { Token } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { RECORDED_ORDER } from './recorded';

/** Tokens of the sentence, from its end, that can be put into another order. */
export const MOST_TOKENS = 16;
/** Candidates in each picture. */
const TOP = 6;

/** A sentence in another order, and what the model made of it. */
export interface Reordered {
  /** The tokens to be moved: those at the end of the reader's sentence. */
  readonly tokens: readonly Token[];
  /** True where the sentence has more tokens than these. */
  readonly cut: boolean;
  readonly order: Order;
  /** The latest answer; for a moment it may belong to an order before this one. */
  readonly shifts: readonly Shift[];
  readonly vocabulary: Vocabulary;
  readonly live: boolean;
  readonly busy: boolean;
}

/**
 * Has the reader's sentence read as written and in an order, under each condition.
 *
 * @param orderFor the order of so many tokens; backwards when it knows of none
 * @param figure names whoever asks
 */
export function useReordered(
  orderFor: (key: string) => Order | undefined,
  figure: string,
): Reordered & { readonly key: string } {
  const { tokens: all, live } = useSentence();
  const tokens = useMemo(() => all.slice(-MOST_TOKENS), [all]);
  const ids = useMemo(() => tokens.map(({ id }) => id), [tokens]);
  const key = ids.join(' ');
  const order = orderFor(key) ?? backwards(tokens.length);
  const { shown, busy } = useTask('reorder', live ? { ids, order, top: TOP } : undefined, figure);
  if (!shown) {
    return { ...RECORDED_ORDER, key, cut: false, live: false, busy };
  }
  const { request, result, vocabulary } = shown;
  // Until a new text has been read, the old one stands, with its own tokens.
  const current = request.ids.join(' ') === key;
  return {
    key,
    tokens: current ? tokens : request.ids.map((id) => vocabulary.token(id)),
    cut: current && all.length > tokens.length,
    order: current ? order : request.order,
    shifts: result,
    vocabulary,
    live: true,
    busy,
  };
}
