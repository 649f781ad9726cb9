'use client';

import { useMemo, useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { useTask } from '@/components/engine/useTask';
import { tokenLabel } from '@/lib/text/token-text';
import { RECORDED } from './recorded';

/** How many of the likeliest tokens are followed at once: it costs no more passes. */
const TOP = 5;

/** A token that is followed: how every single head's absence changes its log-probability. */
export interface Target {
  readonly id: number;
  readonly label: string;
  /** [L · H], in nats. */
  readonly effects: Float32Array;
}

const heads = RECORDED.shape.layers * RECORDED.shape.heads;
const recorded: readonly Target[] = RECORDED.ablation.targets.map((target, row) => ({
  ...target,
  effects: RECORDED.ablation.effects.subarray(row * heads, (row + 1) * heads),
}));

/** Every single-head ablation of a text, run on demand; stopped at once when the reader says so. */
export function useAblation(ids: readonly number[] | undefined) {
  const { state } = useEngine();
  const text = ids?.join(' ');
  const [asked, ask] = useState<string>();
  // Another text ends it; so does Cancel.
  const wanted = ids && asked === text;
  const task = useTask('ablate', wanted ? { ids, top: TOP } : undefined, 'ablation');
  const result = task.latest?.result;
  const current = result && result.ids.join(' ') === text ? result : undefined;
  const untouched = !ids || (text === RECORDED.ids.join(' ') && modelOf(state) === RECORDED.model);

  const targets = useMemo<readonly Target[]>(() => {
    if (!current || state.status !== 'ready') return untouched ? recorded : [];
    const count = current.effects.length / current.targets.length;
    return Array.from(current.targets, (id, row) => ({
      id,
      label: tokenLabel(state.vocabulary.token(id)),
      effects: current.effects.subarray(row * count, (row + 1) * count),
    }));
  }, [current, state, untouched]);

  const running = Boolean(wanted) && task.busy;
  return {
    targets,
    running,
    progress: running ? task.progress : undefined,
    milliseconds: current?.milliseconds,
    failure: task.failure,
    start: () => ask(text),
    cancel: () => ask(undefined),
  };
}

function modelOf(state: ReturnType<typeof useEngine>['state']): string | undefined {
  return state.status === 'ready' ? state.info.id : RECORDED.model;
}
