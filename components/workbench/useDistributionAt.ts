'use client';

import { useEffect, useState } from 'react';
import { firstRead } from '@/lib/generation/context-window';
import { nodeAt } from '@/lib/generation/continuation-tree';
import type { NextTokenDistribution } from '@/lib/generation/next-token-distribution';
import { type SamplingSettings, sameDistribution } from '@/lib/sampling/settings';
import { idsOf, type TextState, type WriterModel } from '@/lib/writer/text-state';
import { NAMED } from '@/lib/writer/writer';

/** What could be at a position of a text. */
export interface PlaceDistribution {
  readonly place: number;
  readonly model: WriterModel;
  readonly distribution: NextTokenDistribution;
}

/**
 * Returns the distribution at a position. At the open place the text usually holds it; elsewhere,
 * and under other settings, the worker is asked. Until it answers, the closest known one is
 * returned: `place` and `distribution.settings` say what it belongs to.
 */
export function useDistributionAt(
  text: TextState,
  place: number,
  settings: SamplingSettings,
  figure: string,
): PlaceDistribution | undefined {
  const { model, tree, promptIds, activity } = text;
  const [answer, setAnswer] = useState<PlaceDistribution & { readonly ids: string }>();
  const ids = idsOf(text);
  const open = place === ids.length;
  const next = open ? nodeAt(tree, tree.at).next : undefined;
  const known = next && sameDistribution(next.settings, settings) ? next : undefined;
  const first = model ? firstRead(promptIds.length, model.info.shape.context) : 0;
  // While a text is read, the distribution at its open place comes with the answer.
  const waits = open && !next && activity !== 'idle';
  const read = ids.slice(0, Math.max(place + 1, promptIds.length));
  const request =
    model && !known && !waits && place > first && place <= ids.length
      ? JSON.stringify({
          ids: read,
          promptLength: promptIds.length,
          place,
          settings,
          named: NAMED,
        })
      : undefined;
  useEffect(() => {
    if (!model || request === undefined) return;
    const controller = new AbortController();
    const asked = JSON.parse(request);
    model.client
      .run('nextTokenDistribution', asked, { figure, signal: controller.signal })
      .then((distribution) => {
        if (controller.signal.aborted) return;
        setAnswer({ place: asked.place, model, distribution, ids: asked.ids.join() });
      })
      // The writer reports model failures.
      .catch(() => {});
    return () => controller.abort();
  }, [model, request, figure]);
  if (!model || place <= first) return undefined;
  if (known) return { place, model, distribution: known };
  if (answer?.model !== model || answer.place > ids.length) {
    return next && { place, model, distribution: next };
  }
  // With the right text, an answer under earlier settings is closer than one of another text.
  const other = answer.place !== place || answer.ids !== read.join();
  return next && other ? { place, model, distribution: next } : answer;
}
