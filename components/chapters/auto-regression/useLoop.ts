'use client';

import { useCallback, useEffect, useReducer, useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { toFailure } from '@/lib/engine/failure';
import { candidatesOf, logProbabilityOf } from '@/lib/generation/candidates';
import {
  type Answer,
  type Loop,
  type LoopAction,
  loopReducer,
  NEW_LOOP,
} from '@/lib/generation/loop';
import { type Choice, chooseFrom, logitsOf } from '@/lib/generation/write-on';

/** Candidates that are named. */
const NAMED = 5;
/** The time between two stations while it plays, in ms. */
const PACE = 900;
/** Turns after which it rests. */
export const TURNS = 16;

/** The answer to a text: the likeliest tokens, and the one that is chosen in this turn. */
export function answerOf(logits: Float32Array, choice: Choice, turn: number): Answer {
  const id = chooseFrom(logits, choice, turn);
  return {
    candidates: candidatesOf(logits, NAMED),
    chosen: { id, logProbability: logProbabilityOf(logits, id) },
  };
}

type Action = LoopAction | { readonly type: 'reset' };
const reduce = (loop: Loop, action: Action): Loop =>
  action.type === 'reset' ? NEW_LOOP : loopReducer(loop, action);

/** The loop on a prompt, at the reader's pace or playing. */
export function useLoop(prompt: readonly number[] | undefined, choice: Choice) {
  const { state, report } = useEngine();
  const ready = state.status === 'ready' ? state : undefined;
  const [loop, dispatch] = useReducer(reduce, NEW_LOOP);
  const [playing, setPlaying] = useState(false);
  const key = prompt?.join(' ');
  const settings = JSON.stringify(choice);
  const done = loop.written.length >= TURNS;

  // Another text, or other settings: the loop begins again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever it depended on has changed
  useEffect(() => {
    dispatch({ type: 'reset' });
    setPlaying(false);
  }, [ready, key, settings]);

  const text = loop.written.join(' ');
  useEffect(() => {
    if (!ready || key === undefined || loop.answer || done) return;
    const ids = key.split(' ').map(Number);
    const written = text === '' ? [] : text.split(' ').map(Number);
    const all = [...ids, ...written];
    if (all.length > ready.info.shape.context) return;
    const controller = new AbortController();
    const { signal } = controller;
    ready.client
      .trace({ ids: all, promptLength: ids.length, figure: 'loop', from: all.length - 1 }, signal)
      .then((made) => {
        if (signal.aborted) return;
        const answer = answerOf(logitsOf(made), JSON.parse(settings), written.length);
        dispatch({ type: 'answered', answer });
      })
      .catch((error) => {
        const failure = toFailure(error);
        if (!signal.aborted && failure.code !== 'superseded') report(failure);
      });
    return () => controller.abort();
  }, [ready, key, text, settings, loop.answer, done, report]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each station stands for a while
  useEffect(() => {
    if (!playing) return;
    if (done) return setPlaying(false);
    const timer = setTimeout(() => dispatch({ type: 'advance' }), PACE);
    return () => clearTimeout(timer);
  }, [playing, loop, done]);

  return {
    loop,
    playing,
    done,
    advance: useCallback(() => dispatch({ type: 'advance' }), []),
    reset: useCallback(() => {
      setPlaying(false);
      dispatch({ type: 'reset' });
    }, []),
    play: setPlaying,
  };
}
