'use client';

import { useMemo } from 'react';
import { tokenLabel } from '@/lib/text/token-text';
import { tokensById, type Vocabulary } from '@/lib/trace/vocabulary';
import { useChosen } from './store';
import { notDrawn } from './useText';

/** Vectors of the positions from `from` to the end of a text. */
interface Read {
  readonly ids: readonly number[];
  readonly from: number;
  readonly inputs: readonly Float32Array[];
}

const NONE = new Float32Array();

/** The token that is looked at out of those that are drawn, and its vector in an answer. */
export function useVectorAt(answer: Read, vocabulary: Vocabulary) {
  const first = notDrawn(answer.ids);
  const labels = useMemo(
    () => tokensById(vocabulary, answer.ids.slice(first)).map(tokenLabel),
    [vocabulary, answer, first],
  );
  const [at, choose] = useChosen(labels.length);
  // A recorded answer holds the last position only.
  const position = first + Math.max(at, answer.from - first);
  return {
    labels,
    at,
    choose,
    /** In the text. */
    position,
    label: labels[position - first] ?? '',
    vector: answer.inputs[position - answer.from] ?? NONE,
  };
}
