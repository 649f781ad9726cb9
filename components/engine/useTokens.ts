'use client';

import { useEngine } from './EngineProvider';
import { useAnswer } from './useAnswer';

/**
 * Returns the ids of a text; undefined until the model in use has tokenized it.
 *
 * @param text undefined to ask nothing
 */
export function useTokens(text: string | undefined): readonly number[] | undefined {
  const { state } = useEngine();
  const asked = text === undefined ? undefined : { text };
  const { request, answer, model } = useAnswer('tokenize', asked);
  const own = state.status === 'ready' && state.info.id === model && request?.text === text;
  return own ? answer?.ids : undefined;
}
