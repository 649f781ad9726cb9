'use client';

import { useEffect, useState } from 'react';
import { textAt } from '@/lib/generation/window';
import { idsOf, type LabModel, type Manuscript } from '@/lib/lab/manuscript';

/** Where one head looks from one token. */
export interface Gaze {
  readonly model: LabModel;
  /** The token that looks. */
  readonly from: number;
  /** The position of the first weight. */
  readonly start: number;
  /** One for each token from `start` to `from`; they add up to 1. */
  readonly weights: Float32Array;
}

/** The attention of a head from the token at `from`; undefined while nobody asks for it. */
export function useAttention(
  manuscript: Manuscript,
  from: number | undefined,
  layer: number,
  head: number,
  figure: string,
): Gaze | undefined {
  const { model, promptIds } = manuscript;
  const [told, setTold] = useState<Gaze>();
  const request =
    model && from !== undefined ? ask(manuscript, model, from, layer, head) : undefined;
  const key = request && JSON.stringify(request);
  useEffect(() => {
    if (!model || key === undefined) return;
    const controller = new AbortController();
    const { start, from, ...look } = JSON.parse(key);
    model.client
      .run(
        'attentionRow',
        { ...look, from: from - start, to: from - start + 1 },
        {
          figure,
          signal: controller.signal,
        },
      )
      .then(([weights]) => {
        if (weights && !controller.signal.aborted) setTold({ model, from, start, weights });
      })
      // The writer meets whatever ails the model, and says it.
      .catch(() => {});
    return () => controller.abort();
  }, [model, key, figure]);
  const stands = told?.model === model && told && told.from < idsOf(manuscript).length;
  return from !== undefined && promptIds.length > 0 && stands ? told : undefined;
}

function ask(manuscript: Manuscript, model: LabModel, from: number, layer: number, head: number) {
  const whole = { ids: idsOf(manuscript), promptLength: manuscript.promptIds.length };
  try {
    const { text, start } = textAt(whole, from, model.info.shape.context);
    return { ...text, start, from, layer, head };
  } catch {
    // A token that was never read looks nowhere.
    return undefined;
  }
}
