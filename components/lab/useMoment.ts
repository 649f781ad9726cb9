'use client';

import { useEffect, useState } from 'react';
import type { Drawing, Moment } from '@/lib/generation/moment';
import { firstRead } from '@/lib/generation/window';
import { idsOf, type LabModel, type Manuscript } from '@/lib/lab/manuscript';
import { NAMED } from '@/lib/lab/writer';

/** What could stand at a place of a text. */
export interface PlaceMoment {
  readonly place: number;
  readonly model: LabModel;
  readonly moment: Moment;
}

/**
 * The distribution at a place. At the open place it is the writer's own; elsewhere the worker is
 * asked, and the one before stands until the answer has come.
 */
export function useMoment(
  manuscript: Manuscript,
  place: number,
  drawing: Drawing,
  figure: string,
): PlaceMoment | undefined {
  const { model, tip, branches, promptIds, activity } = manuscript;
  const [told, setTold] = useState<PlaceMoment>();
  const ids = idsOf(manuscript);
  const open = place === ids.length;
  const known = open && tip?.node === branches.at && isSame(tip.drawing, drawing) ? tip : undefined;
  const first = model ? firstRead(promptIds.length, model.info.shape.context) : 0;
  // While a text is read or written, its open place comes with the answer.
  const waits = open && activity !== 'idle';
  const request =
    model && !known && !waits && place > first && place <= ids.length
      ? JSON.stringify({
          ids: ids.slice(0, Math.max(place + 1, promptIds.length)),
          promptLength: promptIds.length,
          place,
          drawing,
          named: NAMED,
        })
      : undefined;
  useEffect(() => {
    if (!model || request === undefined) return;
    const controller = new AbortController();
    const asked = JSON.parse(request);
    model.client
      .run('nextTokenDistribution', asked, { figure, signal: controller.signal })
      .then((moment) => {
        if (!controller.signal.aborted) setTold({ place: asked.place, model, moment });
      })
      // The writer meets whatever ails the model, and says it.
      .catch(() => {});
    return () => controller.abort();
  }, [model, request, figure]);
  if (!model || place <= first) return undefined;
  if (known) return { place, model, moment: known.moment };
  return told?.model === model && told.place <= ids.length ? told : undefined;
}

const isSame = (a: Drawing, b: Drawing) =>
  a.temperature === b.temperature &&
  a.topK === b.topK &&
  a.topP === b.topP &&
  a.repetitionPenalty === b.repetitionPenalty;
