'use client';

import { useEffect, useId, useState } from 'react';
import type { Answered } from '@/lib/engine/answered';
import type { EngineClient } from '@/lib/engine/client';
import { type EngineFailure, toFailure } from '@/lib/engine/failure';
import type { ModelInfo } from '@/lib/engine/protocol';
import type { ProgressOf, RequestOf, TaskName } from '@/lib/engine/tasks';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { useEngine } from './EngineProvider';

interface Work<N extends TaskName> {
  /** True while the model works on the request. */
  readonly busy: boolean;
  readonly progress: ProgressOf<N> | undefined;
  readonly failure: EngineFailure | undefined;
}

type Missing = { readonly [Key in keyof Answered<TaskName>]: undefined };

/** Where the answer comes from: a file, or the reader's own model. */
export interface AnswerSource {
  readonly from: 'recorded' | 'live';
  /** How long the model took for a live answer, waiting included. */
  readonly milliseconds: number | undefined;
}

/** How a figure is made to ask something else than it would. */
export interface Instead<N extends TaskName> {
  /**
   * Asks this in the place of the figure's own request, until that changes; undefined asks the figure's
   * own again.
   */
  readonly askInstead: (request: RequestOf<N> | undefined) => void;
  /** True while such a request is asked. */
  readonly isInstead: boolean;
}

/** The latest answer, and how far the model is with the next. */
export type AnswerState<N extends TaskName, A = Answered<N>> = A &
  AnswerSource &
  Work<N> &
  Instead<N>;

const IDLE = { busy: false, progress: undefined, failure: undefined };

const MISSING: Missing = {
  task: undefined,
  model: undefined,
  shape: undefined,
  request: undefined,
  answer: undefined,
  vocabulary: undefined,
};

/**
 * Asks the reader's model whenever the request changes, in value, and returns the latest answer:
 * the recorded one until a live one exists, then the latest live one, also while the model or the
 * request changes. A newer request, another model, or leaving the page ends the older request.
 *
 * An answer carries the request and the model that it belongs to: a figure that draws two answers
 * together compares these.
 *
 * @param request undefined to ask nothing; the latest answer stays
 * @param recorded left out, there is no answer before the first live one
 */
export function useAnswer<N extends TaskName>(
  name: N,
  request: RequestOf<N> | undefined,
  recorded: Answered<N>,
): AnswerState<N>;
export function useAnswer<N extends TaskName>(
  name: N,
  request: RequestOf<N> | undefined,
): AnswerState<N, Answered<N> | Missing>;
export function useAnswer<N extends TaskName>(
  name: N,
  request: RequestOf<N> | undefined,
  recorded?: Answered<N>,
): AnswerState<N, Answered<N> | Missing> {
  const { state, report } = useEngine();
  const ready = state.status === 'ready' ? state : undefined;
  return useAnswerOf(ready, name, request, recorded, report);
}

/** A model that can be asked. */
export interface AskedModel {
  readonly client: Pick<EngineClient, 'run'>;
  readonly info: Pick<ModelInfo, 'id' | 'shape'>;
  readonly vocabulary: Vocabulary;
}

/** The same for another model than the page's; undefined while there is none. See `useAnswer`. */
export function useAnswerOf<N extends TaskName>(
  ready: AskedModel | undefined,
  name: N,
  request: RequestOf<N> | undefined,
  recorded?: Answered<N>,
  report?: (failure: EngineFailure) => void,
): AnswerState<N, Answered<N> | Missing> {
  const figure = useId();
  const [live, setLive] = useState<Answered<N> & AnswerSource>();
  const [work, setWork] = useState<Work<N>>(IDLE);
  const [instead, setInstead] = useState<{ readonly of: string; readonly key: string }>();
  const own = request === undefined ? undefined : JSON.stringify(request);
  const key = instead && instead.of === own ? instead.key : own;
  const askInstead = (next: RequestOf<N> | undefined) =>
    setInstead(next && own ? { of: own, key: JSON.stringify(next) } : undefined);

  useEffect(() => {
    if (!ready || key === undefined) return;
    const { client, info, vocabulary } = ready;
    const asked = JSON.parse(key) as RequestOf<N>;
    const controller = new AbortController();
    const { signal } = controller;
    const begin = performance.now();
    setWork({ ...IDLE, busy: true });
    const onProgress = (progress: ProgressOf<N>) => {
      // The last one may come after the answer.
      if (!signal.aborted) setWork((work) => (work.busy ? { ...work, progress } : work));
    };
    client
      .run(name, asked, { figure, signal, onProgress })
      .then((answer) => {
        if (signal.aborted) return;
        setLive({
          task: name,
          model: info.id,
          shape: info.shape,
          request: asked,
          answer,
          vocabulary,
          from: 'live',
          milliseconds: performance.now() - begin,
        });
        setWork(IDLE);
      })
      .catch((error) => {
        const failure = toFailure(error);
        if (signal.aborted || failure.code === 'superseded') return;
        setWork({ ...IDLE, failure });
        report?.(failure);
      });
    return () => {
      controller.abort();
      setWork(IDLE);
    };
  }, [ready, name, key, figure, report]);

  const shown = live ?? { ...(recorded ?? MISSING), from: 'recorded', milliseconds: undefined };
  return { ...shown, ...work, askInstead, isInstead: key !== own };
}
