'use client';

import { useMemo } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import type { Prediction, PredictionPair } from '@/components/widgets/predictions/marks';
import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import { tokenLabel } from '@/lib/text/token-text';
import { type Inside, rowOf } from '@/lib/trace/forward-pass';
import type { Token } from '@/lib/trace/trace';

/** What a pass with logits predicts at position t. */
function prediction(inside: Inside, t: number, token: (id: number) => Token): Prediction {
  const { logits = new Float32Array(), shape, ids } = inside;
  const row = softmax(rowOf(logits, t, shape.vocabulary));
  const [first = 0] = topK(row, 1);
  const follows = ids[t + 1];
  return {
    label: tokenLabel(token(first)),
    probability: row[first] ?? 0,
    next: follows === undefined ? undefined : row[follows],
  };
}

/** The predictions at all positions, with the mask and, once it was run, without. */
export function usePairs(
  masked: Inside | undefined,
  unmasked: Inside | undefined,
): readonly PredictionPair[] {
  const { state } = useEngine();
  return useMemo(() => {
    if (!masked || state.status !== 'ready') return [];
    const token = (id: number) => state.vocabulary.token(id);
    return masked.tokens.map((own, t) => {
      const follows = masked.tokens[t + 1];
      return {
        token: tokenLabel(own),
        follows: follows && tokenLabel(follows),
        masked: prediction(masked, t, token),
        unmasked: unmasked && prediction(unmasked, t, token),
      };
    });
  }, [masked, unmasked, state]);
}
