'use client';

import { useEffect, useState } from 'react';
import { type EngineFailure, toFailure } from '@/lib/engine/failure';
import type { ProgressOf, RequestOf, ResultOf, TaskName } from '@/lib/engine/tasks';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { useEngine } from './EngineProvider';

/** A result, with the request that it answers. */
interface Answer<N extends TaskName> {
  readonly request: RequestOf<N>;
  readonly result: ResultOf<N>;
  /** Of the model that answered: ids mean nothing in another one's. */
  readonly vocabulary: Vocabulary;
}

interface Told<N extends TaskName> {
  /**
   * The latest answer of any model: what a figure draws. It stands until a newer one comes, also
   * while the model changes.
   */
  readonly shown: Answer<N> | undefined;
  readonly progress: ProgressOf<N> | undefined;
  /** True while the worker is at it. */
  readonly busy: boolean;
  readonly failure: EngineFailure | undefined;
}

/** What a figure knows of the task it asked for. */
export interface TaskState<N extends TaskName> extends Told<N> {
  /** The latest answer, if it is one of the model in use. */
  readonly latest: Answer<N> | undefined;
}

const QUIET = { progress: undefined, busy: false, failure: undefined };

/**
 * Has the reader's model do a task whenever the request changes, in value. A newer request, another
 * model, or leaving the page ends the older one, and nothing that comes late is used.
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
  const ready = state.status === 'ready' ? state : undefined;
  const [told, setTold] = useState<Told<N>>({ ...QUIET, shown: undefined });
  const key = request === undefined ? undefined : JSON.stringify(request);

  useEffect(() => {
    if (!ready || key === undefined) return;
    const { client, vocabulary } = ready;
    const asked = JSON.parse(key) as RequestOf<N>;
    const controller = new AbortController();
    const { signal } = controller;
    setTold((before) => ({ ...before, ...QUIET, busy: true }));
    const onProgress = (progress: ProgressOf<N>) => {
      if (!signal.aborted) setTold((before) => ({ ...before, progress }));
    };
    client
      .run(name, asked, { figure, signal, onProgress })
      .then((result) => {
        if (!signal.aborted) setTold({ ...QUIET, shown: { request: asked, result, vocabulary } });
      })
      .catch((error) => {
        const failure = toFailure(error);
        if (signal.aborted || failure.code === 'superseded') return;
        setTold((before) => ({ ...before, busy: false, failure }));
        report(failure);
      });
    return () => {
      controller.abort();
      setTold((before) => ({ ...before, ...QUIET }));
    };
  }, [ready, name, key, figure, report]);

  const own = told.shown?.vocabulary === ready?.vocabulary;
  return { ...told, latest: own ? told.shown : undefined };
}
