'use client';

import { useEffect, useState } from 'react';
import { textAt } from '@/lib/generation/context-window';
import { idsOf, type TextState, type WriterModel } from '@/lib/writer/text-state';

/** The attention of one head from one token. */
export interface AttentionRow {
  readonly model: WriterModel;
  /** The token that looks. */
  readonly from: number;
  /** The position of the first weight. */
  readonly start: number;
  /** One for each token from `start` to `from`; they add up to 1. */
  readonly weights: Float32Array;
}

/** Returns the attention of a head from the token at `from`; undefined while `from` is. */
export function useAttention(
  text: TextState,
  from: number | undefined,
  layer: number,
  head: number,
  figure: string,
): AttentionRow | undefined {
  const { model, promptIds } = text;
  const [answer, setAnswer] = useState<AttentionRow>();
  const request = model && from !== undefined ? ask(text, model, from, layer, head) : undefined;
  const key = request && JSON.stringify(request);
  useEffect(() => {
    if (!model || key === undefined) return;
    const controller = new AbortController();
    const { signal } = controller;
    const { start, from, ...look } = JSON.parse(key);
    model.client
      .run(
        'attentionRow',
        { ...look, from: from - start, to: from - start + 1 },
        { figure, signal },
      )
      .then(([weights]) => {
        if (weights && !signal.aborted) setAnswer({ model, from, start, weights });
      })
      // The writer reports model failures.
      .catch(() => {});
    return () => controller.abort();
  }, [model, key, figure]);
  const current = answer?.model === model && answer && answer.from < idsOf(text).length;
  return from !== undefined && promptIds.length > 0 && current ? answer : undefined;
}

function ask(text: TextState, model: WriterModel, from: number, layer: number, head: number) {
  const whole = { ids: idsOf(text), promptLength: text.promptIds.length };
  try {
    const { text, start } = textAt(whole, from, model.info.shape.context);
    return { ...text, start, from, layer, head };
  } catch {
    // The token was never read.
    return undefined;
  }
}
