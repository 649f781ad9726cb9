'use client';

import { useCallback } from 'react';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { useSentenceIds } from '@/components/sentence/useSentenceIds';

/** The most tokens that are read for this chapter's figures, and the most that they draw. */
const READ = 64;
const DRAWN = 16;

/** The part of the reader's sentence that the figures read and draw: its end. */
export function useText() {
  const { tokens, marked, mark } = useSentence();
  const ids = useSentenceIds({ last: READ });
  const skipped = Math.max(0, tokens.length - DRAWN);
  const markDrawn = useCallback(
    (position: number | undefined) => mark(position === undefined ? undefined : position + skipped),
    [mark, skipped],
  );
  return {
    /** What a request needs; undefined before the model in use has read the sentence. */
    text: ids && { ids, from: notDrawn(ids) },
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

/** Returns how many of the tokens that were read are not drawn: all but the last ones. */
export const notDrawn = (ids: readonly number[]): number => Math.max(0, ids.length - DRAWN);
