'use client';

import { useCallback, useMemo } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { useTask } from '@/components/engine/useTask';
import { useSentence } from '@/components/sentence/SentenceProvider';
import type { Inside, Part } from '@/lib/trace/forward-pass';

/** The most tokens that are read for this chapter's figures, and the most that they draw. */
const READ = 64;
const DRAWN = 16;

/** The part of the reader's sentence that the figures read and draw: its end. */
export function useText() {
  const { tokens, live, marked, mark } = useSentence();
  const ids = useMemo(
    () => (live ? tokens.slice(-READ).map(({ id }) => id) : undefined),
    [tokens, live],
  );
  const skipped = Math.max(0, tokens.length - DRAWN);
  const markDrawn = useCallback(
    (position: number | undefined) => mark(position === undefined ? undefined : position + skipped),
    [mark, skipped],
  );
  return {
    /** Undefined before a model has read the sentence. */
    ids,
    /** The position that some figure points at, counted from the first that is drawn. */
    marked: marked !== undefined && marked >= skipped ? marked - skipped : undefined,
    mark: markDrawn,
    note: leftOut(tokens.length),
    /** The same for a figure that draws the end of the text only. */
    noteOfRead: tokens.length > READ ? ` Of your text the last ${READ} tokens are read.` : '',
  };
}

function leftOut(length: number): string {
  if (length > READ) {
    return ` Of your text the last ${READ} tokens are read, and the last ${DRAWN} drawn.`;
  }
  return length > DRAWN ? ` Only the last ${DRAWN} tokens of your text are drawn.` : '';
}

/** How many of the tokens that were read are not drawn: all but the last ones. */
export const notDrawn = (ids: readonly number[]): number => Math.max(0, ids.length - DRAWN);

/**
 * One pass over the reader's sentence, undefined before the first has come, and the first of its
 * positions that is drawn. It may be of an older text than `ids` for a moment.
 */
export function useInside(
  figure: string,
  ids: readonly number[] | undefined,
  parts: readonly Part[],
) {
  const { state } = useEngine();
  const { latest, failure } = useTask('inspect', ids && { ids, parts }, figure);
  const inside = useMemo<Inside | undefined>(() => {
    if (state.status !== 'ready' || latest?.result.model !== state.info.id) return undefined;
    const { result } = latest;
    return { ...result, tokens: result.ids.map((id) => state.vocabulary.token(id)) };
  }, [state, latest]);
  return { inside, from: inside ? notDrawn(inside.ids) : 0, failure };
}
