'use client';

import { useEffect, useRef, useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { useAnswer } from '@/components/engine/useAnswer';
import type { Answered } from '@/lib/engine/answered';
import type { EngineFailure } from '@/lib/engine/failure';
import type { TaskName } from '@/lib/engine/tasks';
import { MYTH_REQUESTS, type MythId } from '@/lib/myths/requests';
import type { Measurement } from './measurement';
import { measured, RECORDED_MYTHS } from './recorded';

interface Experiment {
  /** The latest answer: recorded, until the model has given one. */
  readonly answered: Answered<TaskName>;
  readonly from: 'recorded' | 'live';
  /** Undefined until there is something to show. */
  readonly result: (Measurement & { readonly from: 'recorded' | 'live' }) | undefined;
  /** True while the model works on it, with how far it is, 0..1, where that is known. */
  readonly busy: boolean;
  readonly share: number | undefined;
  readonly failure: EngineFailure | undefined;
}

/** An experiment on the reader's model while `asked`; without a model, what storybook said. */
export function useExperiment(id: MythId, asked: boolean): Experiment {
  const { state } = useEngine();
  const { task, request } = MYTH_REQUESTS[id];
  const answered = useAnswer<TaskName>(
    task as TaskName,
    asked ? request : undefined,
    RECORDED_MYTHS[id],
  );
  const requests = useRequests(answered.busy);
  const { busy, failure, progress, from } = answered;
  const waiting = from === 'recorded' && state.status === 'ready' && !failure;
  const page = from === 'live' ? { requests } : undefined;
  return {
    answered,
    from,
    result: asked && !waiting ? { ...measured(id, answered, page), from } : undefined,
    busy: asked && busy,
    share:
      typeof progress === 'object' && progress && 'total' in progress
        ? progress.done / progress.total
        : undefined,
    failure,
  };
}

/** How many requests the page began since `counting` was last switched on, until it was off. */
function useRequests(counting: boolean): number {
  const [count, setCount] = useState(0);
  const observer = useRef<PerformanceObserver>(undefined);
  useEffect(() => {
    if (!counting || typeof PerformanceObserver === 'undefined') return;
    const begun = performance.now();
    let found = 0;
    const add = (entries: PerformanceEntryList) => {
      found += entries.filter(({ startTime }) => startTime >= begun).length;
    };
    observer.current = new PerformanceObserver((list) => add(list.getEntries()));
    observer.current.observe({ type: 'resource' });
    return () => {
      add(observer.current?.takeRecords() ?? []);
      observer.current?.disconnect();
      setCount(found);
    };
  }, [counting]);
  return count;
}
