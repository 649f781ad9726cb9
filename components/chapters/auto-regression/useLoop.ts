'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useReadyModel } from '@/components/engine/useReadyModel';
import { useWriter } from '@/components/engine/useWriter';
import type { Answered } from '@/lib/engine/answered';
import { pathTo } from '@/lib/generation/continuation-tree';
import {
  type DecodeLoop,
  decodeLoopAt,
  LOOP_START,
  nextPosition,
} from '@/lib/generation/decode-loop';
import type { SamplingSettings } from '@/lib/sampling/settings';
import type { ModelShape } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { isFull } from '@/lib/writer/text-state';
import { RECORDED_WRITING } from './recorded';

/** How many candidates are named. */
export const LOOP_NAMED = 5;
/** The time between two stations while it plays, in ms. */
const PACE = 900;
/** Turns after which it rests. */
export const TURNS = 16;

/** A loop, with what it was begun on. */
interface ShownLoop {
  readonly loop: DecodeLoop;
  readonly promptIds: readonly number[];
  readonly vocabulary: Vocabulary;
  readonly shape: ModelShape;
}

/** The recorded loop: the likeliest token is about to be chosen. */
const RECORDED_LOOP = loopOf(RECORDED_WRITING.tree);

function loopOf({ request, answer, vocabulary, shape }: Answered<'firstBranches'>): ShownLoop {
  const loop = decodeLoopAt(answer.tree, { turn: 0, station: 'choice' }, LOOP_NAMED);
  return { loop, promptIds: request.ids, vocabulary, shape };
}

/**
 * The decode loop on a prompt, at the reader's pace or playing. The text is written one token
 * ahead of the turn that is shown.
 */
export function useLoop(promptIds: readonly number[] | undefined, settings: SamplingSettings) {
  const ready = useReadyModel();
  const { writer, text } = useWriter('loop', { pace: 0, pastEnd: true });
  const [position, setPosition] = useState(LOOP_START);
  const [playing, setPlaying] = useState(false);
  const key = promptIds?.join(' ');
  const sampling = JSON.stringify(settings);
  const done = position.turn >= TURNS;

  const reset = useCallback(() => {
    setPlaying(false);
    setPosition(LOOP_START);
    if (!ready || key === undefined) return;
    const ids = key.split(' ').map(Number);
    writer.open(ready, { prompt: '', promptIds: ids }, JSON.parse(sampling));
  }, [ready, key, sampling, writer]);

  // Another text, other settings or another model: the loop begins again.
  useEffect(reset, [reset]);

  const written = pathTo(text.tree, text.tree.at).length;
  const blocked = text.failure !== undefined || text.activity !== 'idle' || isFull(text);
  useEffect(() => {
    if (text.model && written <= position.turn && !done && !blocked) {
      writer.step(JSON.parse(sampling));
    }
  }, [text.model, written, position.turn, done, blocked, sampling, writer]);

  const loop = decodeLoopAt(text.tree, position, LOOP_NAMED);
  const known = loop.answer !== undefined;
  const shown = useRef(RECORDED_LOOP);
  // After the first answer, a longer text is shown while the model still reads it.
  if (text.model && (known || (position.turn > 0 && written >= position.turn))) {
    const { vocabulary, info } = text.model;
    shown.current = { loop, promptIds: text.promptIds, vocabulary, shape: info.shape };
  }
  const advance = () => {
    if (known) setPosition(nextPosition);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: each station is shown for a while
  useEffect(() => {
    if (!playing) return;
    if (done) return setPlaying(false);
    if (!known) return;
    const timer = setTimeout(() => setPosition(nextPosition), PACE);
    return () => clearTimeout(timer);
  }, [playing, position, known, done]);

  return {
    /** The last loop that had an answer, at first the recorded one. It stays until another has one. */
    shown: shown.current,
    from: shown.current === RECORDED_LOOP ? ('recorded' as const) : ('live' as const),
    /** True from the first answer to this text on; its buttons keep the focus between answers. */
    canGoOn: ready !== undefined && shown.current.promptIds === text.promptIds,
    playing,
    done,
    advance,
    reset,
    play: setPlaying,
  };
}
