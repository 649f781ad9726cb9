'use client';

import { useCallback } from 'react';
import { useAnswer } from '@/components/engine/useAnswer';
import { tokenLabel } from '@/lib/text/token-text';
import type { ModelShape } from '@/lib/trace/trace';
import { RECORDED_ATTENTION } from './recorded';
import { useHeads } from './store';

/** How many tokens are followed. */
const TOP = RECORDED_ATTENTION.headsOff.request.top;

/** The next-token probabilities with all heads on, and with the heads that are off now. */
export function useSwitched(ids: readonly number[] | undefined, shape: ModelShape) {
  const { off, by } = useHeads(shape);
  const request = ids && { ids, headsOff: off, top: TOP, by };
  const shown = useAnswer('headsOff', request, RECORDED_ATTENTION.headsOff);
  const { answer, vocabulary, from, failure } = shown;
  const label = useCallback((id: number) => tokenLabel(vocabulary.token(id)), [vocabulary]);
  return {
    rows: answer.candidates,
    off: shown.request.headsOff.length,
    label,
    from,
    failure,
    asked: shown,
  };
}
