'use client';

import { useEffect, useState } from 'react';
import { type EngineFailure, toFailure } from '@/lib/engine/failure';
import { type Choice, continuation, type Step } from '@/lib/generation/write-on';
import type { Token } from '@/lib/trace/trace';
import { useEngine } from './EngineProvider';

/** What to write on from, and how. */
export interface RunRequest {
  /** Ids of the prompt, at least one. */
  readonly ids: readonly number[];
  readonly choice: Choice;
  /** How many tokens. */
  readonly length: number;
}

/** A token that was written, with the probability that the model itself gave it. */
export interface Written extends Step {
  readonly token: Token;
}

export interface RunState {
  /** The latest whole run, with the request it answers; it stands while the model changes. */
  readonly latest:
    | {
        readonly request: RunRequest;
        readonly prompt: readonly Token[];
        readonly steps: readonly Written[];
      }
    | undefined;
  /** Tokens of the run under way. */
  readonly written: number;
  readonly failure: EngineFailure | undefined;
}

const NOTHING: RunState = { latest: undefined, written: 0, failure: undefined };

/**
 * Has the model write on from a text whenever the request changes, in value. Every token is one
 * request, so that a reader who presses a button meanwhile waits for one pass, not for all.
 */
export function useRun(request: RunRequest | undefined, figure: string): RunState {
  const { state, report } = useEngine();
  const ready = state.status === 'ready' ? state : undefined;
  const [told, setTold] = useState(NOTHING);
  const key = request && JSON.stringify(request);

  useEffect(() => {
    if (!ready || key === undefined) return;
    const asked = JSON.parse(key) as RunRequest;
    const controller = new AbortController();
    const { signal } = controller;
    const { client, vocabulary, info } = ready;
    const run = async () => {
      const steps: Written[] = [];
      const { ids, choice, length } = asked;
      const written = continuation(
        (text, from) => client.trace({ ...text, from, figure }, signal),
        ids,
        choice,
        length,
        info.shape.context,
      );
      for await (const step of written) {
        signal.throwIfAborted();
        steps.push({ ...step, token: vocabulary.token(step.id) });
        setTold((before) => ({ ...before, written: steps.length }));
      }
      const prompt = ids.map((id) => vocabulary.token(id));
      setTold({ ...NOTHING, latest: { request: asked, prompt, steps } });
    };
    setTold((before) => ({ ...before, written: 0, failure: undefined }));
    run().catch((error) => {
      const failure = toFailure(error);
      if (signal.aborted || failure.code === 'superseded') return;
      setTold((before) => ({ ...before, failure }));
      report(failure);
    });
    return () => {
      controller.abort();
      setTold((before) => ({ ...before, written: 0, failure: undefined }));
    };
  }, [ready, key, figure, report]);
  return told;
}
