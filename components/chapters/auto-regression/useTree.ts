'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { toFailure } from '@/lib/engine/failure';
import { firstTree, grow } from '@/lib/generation/grow';
import { type Tree, type TreeAction, treeReducer } from '@/lib/generation/tree';
import type { Reader } from '@/lib/generation/write-on';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { BRANCH } from './limits';

/** A tree on a prompt, with what it cost. */
export interface Grown {
  readonly tree: Tree;
  /** Ids of the prompt. */
  readonly prompt: readonly number[];
  /** Passes that the model has run for it. */
  readonly passes: number;
  readonly live: boolean;
  /** Of the model that grew it. */
  readonly vocabulary: Vocabulary;
}

/** A tree that grows in the reader's model. Until one has read the prompt, the recorded one. */
export function useTree(prompt: readonly number[] | undefined, recorded: Grown) {
  const { state, report } = useEngine();
  const ready = state.status === 'ready' ? state : undefined;
  const [grown, setGrown] = useState(recorded);
  const [busy, setBusy] = useState(false);
  const latest = useRef(recorded);
  const running = useRef<AbortController>(undefined);
  const key = prompt?.join(' ');

  const show = useCallback((next: Grown) => {
    latest.current = next;
    setGrown(next);
  }, []);

  /** Ends what is under way; what it has read by then stays. `before` counts earlier passes. */
  const start = useCallback(
    (ids: readonly number[], before: number, work: (read: Reader) => AsyncGenerator<Tree>) => {
      if (!ready) return;
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const { signal } = controller;
      let passes = before;
      const read: Reader = async (text, from) => {
        const answer = await ready.client.trace({ ...text, from, figure: 'tree' }, signal);
        passes += answer.passes;
        return answer;
      };
      const run = async () => {
        for await (const tree of work(read)) {
          signal.throwIfAborted();
          show({ tree, prompt: ids, passes, live: true, vocabulary: ready.vocabulary });
        }
      };
      setBusy(true);
      run()
        .catch((error) => {
          const failure = toFailure(error);
          if (!signal.aborted && failure.code !== 'superseded') report(failure);
        })
        .finally(() => {
          if (running.current === controller) setBusy(false);
        });
    },
    [ready, report, show],
  );

  useEffect(() => {
    if (!ready || key === undefined) return;
    const ids = key.split(' ').map(Number);
    const { context } = ready.info.shape;
    start(ids, 0, async function* (read) {
      // The picture changes once, when the first two branches stand.
      let last: Tree | undefined;
      for await (const tree of firstTree(read, ids, { length: BRANCH, context })) last = tree;
      if (last) yield last;
    });
    return () => running.current?.abort();
  }, [ready, key, start]);

  const growFrom = useCallback(
    (from: number, first?: number) => {
      const { tree, prompt: ids, passes, vocabulary } = latest.current;
      // A recorded tree, or another model's, is to be looked at only.
      if (!ready || vocabulary !== ready.vocabulary) return;
      const { context } = ready.info.shape;
      const how = { length: BRANCH, context, ...(first === undefined ? {} : { first }) };
      start(ids, passes, (read) => grow(read, tree, ids, from, how));
    },
    [ready, start],
  );

  const act = useCallback(
    (action: TreeAction) => {
      const { tree } = latest.current;
      show({ ...latest.current, tree: treeReducer(tree, action) });
    },
    [show],
  );

  return { grown, busy, growFrom, act };
}
