'use client';

import { useEffect, useState } from 'react';
import { toFailure } from '@/lib/engine/failure';
import { nodeAt, pathTo } from '@/lib/generation/continuation-tree';
import type { SamplingSettings } from '@/lib/sampling/settings';
import type { Token } from '@/lib/trace/trace';
import { writeText } from '@/lib/writer/write-text';
import { useEngine } from './EngineProvider';

/** A prompt, and how to go on from it. */
export interface RunRequest {
  /** Ids of the prompt, at least one. */
  readonly ids: readonly number[];
  readonly settings: SamplingSettings;
  /** How many tokens. */
  readonly length: number;
}

/** A complete run, with the request that it answers. */
export interface CompleteRun {
  readonly request: RunRequest;
  readonly prompt: readonly Token[];
  /** The tokens after the prompt, each with ln p by the model itself. */
  readonly steps: readonly { readonly token: Token; readonly logProbability: number }[];
}

/**
 * Has the model write a text whenever the request changes, in value. Returns the latest complete
 * run of any model; undefined before the first.
 *
 * @param request nothing is asked while it is undefined
 * @param figure names the run to the worker
 */
export function useRun(request: RunRequest | undefined, figure: string): CompleteRun | undefined {
  const { state, report } = useEngine();
  const ready = state.status === 'ready' ? state : undefined;
  const [run, setRun] = useState<CompleteRun>();
  const key = request && JSON.stringify(request);

  useEffect(() => {
    if (!ready || key === undefined) return;
    const asked = JSON.parse(key) as RunRequest;
    const { ids, settings, length } = asked;
    const controller = new AbortController();
    const { signal } = controller;
    const token = (id: number) => ready.vocabulary.token(id);
    writeText(ready, ids, settings, length, figure, signal)
      .then(({ tree }) => {
        const nodes = pathTo(tree, tree.at).map((node) => nodeAt(tree, node));
        const steps = nodes.map(({ id, score }) => ({
          token: token(id),
          logProbability: score?.logProbability ?? 0,
        }));
        setRun({ request: asked, prompt: ids.map(token), steps });
      })
      .catch((error) => {
        if (!signal.aborted) report(toFailure(error));
      });
    return () => controller.abort();
  }, [ready, key, figure, report]);
  return run;
}
