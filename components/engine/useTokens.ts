'use client';

import { useAnswer } from './useAnswer';
import { useReadyModel } from './useReadyModel';

/**
 * Returns the ids of a text; undefined until the model in use has tokenized it.
 *
 * @param text undefined to ask nothing
 */
export function useTokens(text: string | undefined): readonly number[] | undefined {
  const ready = useReadyModel();
  const asked = text === undefined ? undefined : { text };
  const { request, answer, model } = useAnswer('tokenize', asked);
  const own = ready?.info.id === model && request?.text === text;
  return own ? answer?.ids : undefined;
}
