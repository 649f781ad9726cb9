'use client';

import { useEngine } from '@/components/engine/EngineProvider';
import { useAnswer } from '@/components/engine/useAnswer';

/** Of a longer text these figures read the end. */
export const ENDING = { last: 64 };

/** Returns the ids of a text; undefined until the model in use has tokenized it. */
export function useTokens(text: string): readonly number[] | undefined {
  const { state } = useEngine();
  const { request, answer, model } = useAnswer('tokenize', { text });
  const own = state.status === 'ready' && state.info.id === model && request?.text === text;
  return own ? answer?.ids : undefined;
}
