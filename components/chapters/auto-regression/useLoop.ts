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
import type { Vocabulary } from '@/lib/trace/vocabulary';

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

/** A loop, with what it was begun on. */
interface Turn {
  readonly loop: Loop;
  /** Ids of the prompt. */
  readonly prompt: readonly number[];
  readonly vocabulary: Vocabulary;
}

interface Turns {
  readonly now: Turn | undefined;
  /** The last one that the model has answered in: it stands until there is another answer. */
  readonly shown: Turn | undefined;
}

type Action = LoopAction | ({ readonly type: 'reset' } & Omit<Turn, 'loop'>);

function reduce(turns: Turns, action: Action): Turns {
  const { now, shown } = turns;
  if (action.type === 'reset') {
    const { prompt, vocabulary } = action;
    return { now: { loop: NEW_LOOP, prompt, vocabulary }, shown };
  }
  const loop = now && loopReducer(now.loop, action);
  if (!loop || loop === now.loop) return turns;
  const next = { ...now, loop };
  return { now: next, shown: next };
}

/** The loop on a prompt, at the reader's pace or playing. */
export function useLoop(prompt: readonly number[] | undefined, choice: Choice) {
  const { state, report } = useEngine();
  const ready = state.status === 'ready' ? state : undefined;
  const [{ now, shown }, dispatch] = useReducer(reduce, { now: undefined, shown: undefined });
  const [playing, setPlaying] = useState(false);
  const key = prompt?.join(' ');
  const settings = JSON.stringify(choice);
  const done = now !== undefined && now.loop.written.length >= TURNS;

  const reset = useCallback(() => {
    setPlaying(false);
    if (!ready || key === undefined) return;
    dispatch({ type: 'reset', prompt: key.split(' ').map(Number), vocabulary: ready.vocabulary });
  }, [ready, key]);

  // Another text, or other settings: the loop begins again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other settings begin it again
  useEffect(reset, [reset, settings]);

  useEffect(() => {
    if (!ready || !now || now.vocabulary !== ready.vocabulary || now.loop.answer || done) return;
    const { written } = now.loop;
    const ids = [...now.prompt, ...written];
    if (ids.length > ready.info.shape.context) return;
    const controller = new AbortController();
    const { signal } = controller;
    const text = { ids, promptLength: now.prompt.length, from: ids.length - 1 };
    ready.client
      .trace({ ...text, figure: 'loop' }, signal)
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
  }, [ready, now, settings, done, report]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each station stands for a while
  useEffect(() => {
    if (!playing) return;
    if (done) return setPlaying(false);
    const timer = setTimeout(() => dispatch({ type: 'advance' }), PACE);
    return () => clearTimeout(timer);
  }, [playing, now, done]);

  return {
    shown,
    /** False until the model has answered: there is nothing to go on from. */
    canGoOn: ready !== undefined && shown !== undefined && shown === now,
    playing,
    done,
    advance: useCallback(() => dispatch({ type: 'advance' }), []),
    reset,
    play: setPlaying,
  };
}
