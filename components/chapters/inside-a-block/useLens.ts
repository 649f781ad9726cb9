'use client';

import { useMemo } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { useTask } from '@/components/engine/useTask';
import type { LensView } from '@/components/widgets/logit-lens/marks';
import { RECORDED } from './recorded';
import { notDrawn, useText } from './useText';
import { lensView, namedPlaces, settledOf, TOP_LENS } from './views';

const STILL = lensView(
  RECORDED.tokens,
  RECORDED.shape.layers,
  RECORDED.lens.named,
  RECORDED.lens.settled,
);

/** The logit lens on the reader's sentence; recorded until a model has answered. */
export function useLens() {
  const { state } = useEngine();
  const { ids, marked, mark, note } = useText();
  const request = ids && { ids, from: notDrawn(ids), top: TOP_LENS };
  const { latest, progress, busy, failure } = useTask('lens', request, 'logit-lens');
  const view = useMemo<LensView | undefined>(() => {
    if (!latest || state.status !== 'ready') return undefined;
    const token = (id: number) => state.vocabulary.token(id);
    const drawn = latest.request.ids.slice(latest.request.from).map(token);
    const { result } = latest;
    return lensView(drawn, result.layers, namedPlaces(result, token), settledOf(result));
  }, [latest, state]);
  return {
    view: view ?? STILL,
    live: view !== undefined,
    progress,
    busy,
    failure,
    marked,
    mark,
    note,
  };
}
