'use client';

import { useMemo } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { useTask } from '@/components/engine/useTask';
import { useSentence } from '@/components/sentence/SentenceProvider';
import type { InspectRequest } from '@/lib/engine/tasks/inspect';
import type { Inside } from '@/lib/trace/forward-pass';

/** The most tokens that a figure draws, from the beginning of the text or from its end. */
export interface Extent {
  readonly first?: number;
  readonly last?: number;
}

/** The ids of the reader's sentence that a figure draws; undefined before a model has read it. */
export function useIds({ first, last }: Extent): number[] | undefined {
  const { tokens, live } = useSentence();
  return useMemo(() => {
    if (!live) return undefined;
    const shown = first ? tokens.slice(0, first) : last ? tokens.slice(-last) : tokens;
    return shown.map((token) => token.id);
  }, [tokens, live, first, last]);
}

/** One pass over the reader's sentence; `inside` is undefined before the first has come. */
export function useRead(
  figure: string,
  ids: readonly number[] | undefined,
  request: Omit<InspectRequest, 'ids'>,
) {
  const { state } = useEngine();
  const { latest, busy, failure } = useTask('inspect', ids && { ...request, ids }, figure);
  const inside = useMemo<Inside | undefined>(() => {
    if (state.status !== 'ready' || latest?.result.model !== state.info.id) return undefined;
    const { result } = latest;
    return { ...result, tokens: result.ids.map((id) => state.vocabulary.token(id)) };
  }, [state, latest]);
  return { inside, busy, failure };
}

/** How much of the text a figure leaves out, for its caption; nothing where it draws all. */
export function useLeftOut({ first, last }: Extent): string {
  const { tokens } = useSentence();
  const most = first ?? last ?? Number.POSITIVE_INFINITY;
  if (tokens.length <= most) return '';
  return ` Only the ${first ? 'first' : 'last'} ${most} tokens of your text are drawn.`;
}
