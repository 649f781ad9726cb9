'use client';

import { useEffect, useRef, useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { useSecondModel } from '@/components/engine/useSecondModel';
import type { CatalogEntry } from '@/lib/engine/catalog';
import { type EngineFailure, toFailure } from '@/lib/engine/failure';
import { type Frame, RECORDED_FRAME } from './learning';
import { readFrame } from './read-frame';

const NONE: readonly Frame[] = [];

/**
 * What snapshots make of a sentence: one frame for each place that was visited, kept until the
 * sentence changes. A snapshot's file is loaded when a frame of it is wanted and not there.
 *
 * @param entries one a place
 * @param place the place that is looked at
 * @param prompt undefined until there is something to read
 * @param chosen false until the reader has gone to a place: until then nothing is loaded
 */
export function useFrames(
  entries: readonly CatalogEntry[],
  place: number,
  prompt: string | undefined,
  chosen: boolean,
) {
  const { state } = useEngine();
  const [frames, setFrames] = useState(NONE);
  const [failure, setFailure] = useState<EngineFailure>();
  const [attempt, setAttempt] = useState(0);
  const current = frames.filter((frame) => frame.prompt === prompt);
  const frame = current.find((one) => one.place === place);
  const entry = entries[place];
  const shared = state.status === 'ready' && state.info.id === entry?.id;
  const missing = prompt !== undefined && !frame && (chosen || shared);

  // The worker of the last place that needed one stays, for the sentence may change.
  const needed = useRef<CatalogEntry>(undefined);
  if (missing) needed.current = entry;
  const second = useSecondModel(needed.current);
  const model = second.model?.info.id === entry?.id ? second.model : undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt reads anew
  useEffect(() => {
    if (!missing || !model) return;
    const controller = new AbortController();
    const { signal } = controller;
    setFailure(undefined);
    readFrame(model, prompt, place, signal)
      .then((made) => {
        if (signal.aborted) return;
        setFrames((before) => [...before.filter((one) => one.prompt === prompt), made]);
      })
      .catch((error) => {
        const met = toFailure(error);
        if (!signal.aborted && met.code !== 'superseded') setFailure(met);
      });
    return () => controller.abort();
  }, [missing, model, prompt, place, attempt]);

  // Until a place has its frame, the last one stands.
  const last = useRef(RECORDED_FRAME);
  if (frame) last.current = frame;
  const shown = frame ?? last.current;
  return {
    shown,
    frames: current,
    from: shown === RECORDED_FRAME ? ('recorded' as const) : ('live' as const),
    /** True while the picture is not yet that of the place. */
    waiting: missing || place !== shown.place,
    loading: missing ? second.loading : undefined,
    failure: missing ? (second.failure ?? failure) : undefined,
    retry: () => {
      if (second.failure || failure?.code === 'crashed') second.retry();
      setAttempt(attempt + 1);
    },
  };
}
