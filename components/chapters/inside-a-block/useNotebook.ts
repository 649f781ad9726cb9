'use client';

import { useEffect, useMemo, useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { useTask } from '@/components/engine/useTask';
import { RECORDED_SENTENCE } from '@/components/sentence/recorded';
import type { Named } from '@/components/widgets/logit-lens/marks';
import { CATALOG } from '@/lib/engine/catalog';
import { RECORDED } from './recorded';
import { namedPlaces, settledOf, TOP_LENS } from './views';

/** The notebook's own sentence in the tokens of the model in use; undefined until they are there. */
export function useNotebook() {
  const { state } = useEngine();
  const [read, setRead] = useState<{ readonly model: string; readonly ids: readonly number[] }>();
  useEffect(() => {
    if (state.status !== 'ready') return;
    let current = true;
    const { client, info } = state;
    // Without an answer from the reader's model the recorded one stands.
    client
      .tokenize(RECORDED_SENTENCE.prompt)
      .then((ids) => current && setRead({ model: info.id, ids }))
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [state]);
  return state.status === 'ready' && read?.model === state.info.id ? read.ids : undefined;
}

const { layers } = RECORDED.shape;
const T = RECORDED.tokens.length;
const STILL = {
  title: RECORDED.model,
  column: Array.from({ length: layers + 1 }, (_, l) => RECORDED.lens.named[l * T + T - 1] ?? []),
  settled: RECORDED.lens.settled.at(-1) ?? 0,
} as const;

/** What the model in use would say at the end of the notebook's sentence, layer by layer. */
export function useColumn(figure: string): {
  readonly title: string;
  /** [L + 1] */
  readonly column: readonly (readonly Named[])[];
  readonly settled: number;
} {
  const { state } = useEngine();
  const ids = useNotebook();
  const request = ids && { ids, from: ids.length - 1, top: TOP_LENS };
  const { latest } = useTask('lens', request, figure);
  return useMemo(() => {
    if (!latest || state.status !== 'ready') return STILL;
    const { vocabulary, info } = state;
    return {
      title: CATALOG.find(({ id }) => id === info.id)?.title ?? info.id,
      column: namedPlaces(latest.result, (id) => vocabulary.token(id)),
      settled: settledOf(latest.result)[0] ?? 0,
    };
  }, [latest, state]);
}
