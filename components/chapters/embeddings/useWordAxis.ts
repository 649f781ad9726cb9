'use client';

import { useState } from 'react';
import { useAnswer } from '@/components/engine/useAnswer';
import type { Token } from '@/lib/trace/trace';
import { RECORDED_EMBEDDINGS } from './recorded';
import { AXIS } from './sums';
import { useVocabulary } from './useVocabulary';

const { mapAxis } = RECORDED_EMBEDDINGS;

/**
 * Asks where all tokens lie between two words, at first *he* and *she*, or two tokens of the sentence
 * where the vocabulary does not have these.
 */
export function useWordAxis(wanted: boolean, tokens: readonly Token[]) {
  const inUse = useVocabulary();
  const [picked, setPicked] = useState<{ model: string; from?: Token; to?: Token }>();
  const own = picked?.model === inUse.id ? picked : undefined;
  const first = (word: string, other: Token | undefined) => {
    const id = inUse.pairs.idOf(word);
    return id === undefined ? other : inUse.vocabulary.token(id);
  };
  const from = own?.from ?? first(AXIS.from, tokens[0]);
  const to = own?.to ?? first(AXIS.to, tokens.at(-1));
  const axis = useAnswer(
    'wordAxis',
    wanted && inUse.from === 'live' && from && to
      ? { fromId: from.id, toId: to.id, ends: mapAxis.request.ends }
      : undefined,
    mapAxis,
  );
  const { answer, vocabulary } = axis;
  return {
    axis,
    /** The words that are drawn. */
    words: { from: vocabulary.token(answer.fromId), to: vocabulary.token(answer.toId) },
    find: inUse.find,
    pickWord: (of: 'from' | 'to') => (token: Token) =>
      setPicked({ ...own, model: inUse.id, [of]: token }),
  };
}
