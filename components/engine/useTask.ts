'use client';

import { useEffect, useState } from 'react';
import { type EngineFailure, toFailure } from '@/lib/engine/failure';
import type { ProgressOf, RequestOf, ResultOf, TaskName } from '@/lib/engine/tasks';
import { useEngine } from './EngineProvider';

/** What a figure knows of the task it asked for. */
export interface TaskState<N extends TaskName> {
  /** The latest result, with the request it answers; it stands until a newer one comes. */
  readonly latest: { readonly request: RequestOf<N>; readonly result: ResultOf<N> } | undefined;
  readonly progress: ProgressOf<N> | undefined;
  /** True while the worker is at it. */
  readonly busy: boolean;
  readonly failure: EngineFailure | undefined;
}

const NOTHING = { latest: undefined, progress: undefined, busy: false, failure: undefined };

/**
 * Has the reader's model do a task whenever the request changes, in value. A newer request, or
 * leaving the page, ends the older one, and nothing that comes late is used.
 *
 * @param request nothing is asked while it is undefined
 * @param figure names whoever asks: one task at a time each
 */
export function useTask<N extends TaskName>(
  name: N,
  request: RequestOf<N> | undefined,
  figure: string,
): TaskState<N> {
  const { state, report } = useEngine();
  const client = state.status === 'ready' ? state.client : undefined;
  const [told, setTold] = useState<TaskState<N>>(NOTHING);
  const key = request === undefined ? undefined : JSON.stringify(request);

  useEffect(() => {
    if (!client || key === undefined) return;
    const asked = JSON.parse(key) as RequestOf<N>;
    const controller = new AbortController();
    const { signal } = controller;
    setTold((before) => ({ ...before, progress: undefined, busy: true, failure: undefined }));
    const onProgress = (progress: ProgressOf<N>) => {
      if (!signal.aborted) setTold((before) => ({ ...before, progress }));
    };
    client
      .run(name, asked, { figure, signal, onProgress })
      .then((result) => {
        if (!signal.aborted) setTold({ ...NOTHING, latest: { request: asked, result } });
      })
      .catch((error) => {
        const failure = toFailure(error);
        if (signal.aborted || failure.code === 'superseded') return;
        setTold((before) => ({ ...before, busy: false, failure }));
        report(failure);
      });
    return () => controller.abort();
  }, [client, name, key, figure, report]);

  // What another model answered is not this one's.
  useEffect(() => {
    if (client) return () => setTold(NOTHING);
  }, [client]);
  return told;
}
