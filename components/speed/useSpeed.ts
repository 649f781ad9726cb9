'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useSecondModel } from '@/components/engine/useSecondModel';
import { useStoredData } from '@/components/storage/useStoredData';
import { STORYBOOK } from '@/lib/engine/catalog';
import { type EngineFailure, toFailure } from '@/lib/engine/failure';
import { measureSpeed, type SpeedProgress } from '@/lib/speed/measure-speed';
import type { SpeedReport } from '@/lib/speed/speed-report';
import { watchLongTasks } from './long-tasks';
import { type SavedSpeed, savedSpeedShape } from './saved-speed';

interface SpeedState {
  /** The latest measurement of this device, or what there is of the one under way. */
  readonly report: SpeedReport | undefined;
  /** True from the request to the end, the load of the model included. */
  readonly busy: boolean;
  readonly progress: SpeedProgress | undefined;
  readonly failure: EngineFailure | undefined;
  readonly start: () => void;
  readonly stop: () => void;
}

const NONE: SavedSpeed = null;

/** Between two reports of progress, in ms: drawing them takes the time that is measured. */
const SHOWN_EVERY = 250;

/** How often each model was measured. */
const measured = new WeakMap<object, number>();

/** Measures storybook in this browser when it is asked to, and keeps the result over a reload. */
export function useSpeed(): SpeedState {
  const [saved, save] = useStoredData('inside-gpt-2:speed', savedSpeedShape, NONE);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<SpeedProgress>();
  const [failure, setFailure] = useState<EngineFailure>();
  const second = useSecondModel(busy ? STORYBOOK : undefined);
  const { model } = second;
  const own = useRef<AbortController>(undefined);

  const end = useCallback((why?: EngineFailure) => {
    setBusy(false);
    setProgress(undefined);
    setFailure(why);
  }, []);

  useEffect(() => {
    if (!busy || !model) return;
    const controller = new AbortController();
    own.current = controller;
    const { signal } = controller;
    const { client } = model;
    const before = measured.get(client) ?? 0;
    measured.set(client, before + 1);
    let shownAt = Number.NEGATIVE_INFINITY;
    const onProgress = (made: SpeedProgress) => {
      const now = performance.now();
      if (signal.aborted || now - shownAt < SHOWN_EVERY) return;
      shownAt = now;
      setProgress(made);
    };
    const longest = watchLongTasks();
    measureSpeed(model, { now: () => performance.now(), signal, onProgress, before })
      .then((report) => {
        const longestTask = longest();
        if (signal.aborted) return;
        save(() => ({
          report: { ...report, ...(longestTask === undefined ? {} : { longestTask }) },
        }));
        end();
      })
      .catch((error) => {
        longest();
        if (!signal.aborted) end(toFailure(error));
      });
    return () => controller.abort();
  }, [busy, model, save, end]);

  // A model that could not be loaded measures nothing.
  useEffect(() => {
    if (busy && second.failure) end(second.failure);
  }, [busy, second.failure, end]);

  const start = useCallback(() => {
    setFailure(undefined);
    setBusy(true);
  }, []);
  const stop = useCallback(() => {
    own.current?.abort();
    end();
  }, [end]);
  return { report: progress?.report ?? saved?.report, busy, progress, failure, start, stop };
}
