'use client';

import { useState } from 'react';
import { useAnswer } from '@/components/engine/useAnswer';
import { useReadyModel } from '@/components/engine/useReadyModel';
import { useTokens } from '@/components/engine/useTokens';
import { useSentenceIds } from '@/components/sentence/useSentenceIds';
import { STEERED_TEXTS } from '@/lib/block/text-pairs';
import type { Steering } from '@/lib/engine/tasks/steer';
import { ENDING } from './ending';
import { RECORDED_CIRCUITS } from './recorded';

const { layer, strength, tokens, settings } = RECORDED_CIRCUITS.steering.request;

/** Where, how strongly and with which seed the texts are written. */
export interface SteerSettings {
  readonly plus: string;
  readonly minus: string;
  readonly layer: number;
  readonly strength: number;
  readonly seed: number;
}

const FIRST: SteerSettings = { ...STEERED_TEXTS, layer, strength, seed: settings.seed ?? 0 };

/** Three texts from one prompt and one seed: plain, steered, and with a random vector. */
export function useSteering() {
  const ready = useReadyModel();
  const [wanted, want] = useState(FIRST);
  const ids = useSentenceIds(ENDING);
  const plusIds = useTokens(wanted.plus);
  const minusIds = useTokens(wanted.minus);
  const depth = (ready?.info ?? RECORDED_CIRCUITS.steering).shape.layers;
  const at = Math.min(wanted.layer, depth);
  const request =
    ids && plusIds && minusIds
      ? {
          ...{ ids, plusIds, minusIds, layer: at, strength: wanted.strength, tokens },
          settings: { ...settings, seed: wanted.seed },
        }
      : undefined;
  const key = request && JSON.stringify(request);
  const [asked, ask] = useState<string>();
  const running = asked === key ? request : undefined;
  const steering = useAnswer('steer', running, RECORDED_CIRCUITS.steering);
  const partial = steering.busy ? steering.progress : undefined;
  const vocabulary = (partial && ready ? ready : steering).vocabulary;
  const shown: Steering = partial ?? steering.answer;
  const recordedText = !ids || ids.join() === RECORDED_CIRCUITS.steering.request.ids.join();
  const isFirst = JSON.stringify(wanted) === JSON.stringify(FIRST) && recordedText;
  return {
    wanted: { ...wanted, layer: at },
    change: (next: Partial<SteerSettings>) => want((now) => ({ ...now, ...next })),
    /** L: the stream after the last block can be added to, too. */
    depth,
    shown,
    asked: steering,
    vocabulary,
    /** False where what is shown was written with other settings, or on another text. */
    isCurrent: running !== undefined || (isFirst && steering.from === 'recorded'),
    from: partial ? ('live' as const) : steering.from,
    busy: steering.busy,
    /** The share of all three texts that is written. */
    progress: partial
      ? (partial.plain.ids.length + partial.steered.ids.length + partial.control.ids.length) /
        (3 * tokens)
      : 0,
    failure: steering.failure,
    write: request && (() => ask(key)),
    stop: () => ask(undefined),
  };
}
