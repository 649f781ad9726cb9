'use client';

import { useEffect, useReducer, useRef, useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { useWriter } from '@/components/engine/useWriter';
import { type ContinuationTree, goTo, leaves } from '@/lib/generation/continuation-tree';
import { GREEDY } from '@/lib/sampling/settings';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { writeFirstBranches } from '@/lib/writer/first-branches';
import { BRANCH } from './limits';

/** A tree of continuations, with what it cost. */
export interface GrownTree {
  readonly tree: ContinuationTree;
  readonly promptIds: readonly number[];
  /** Passes that the model has run for it. */
  readonly passes: number;
  /** The end of the branch to compare with. */
  readonly pinned: number | undefined;
  /** Of the model that wrote it. */
  readonly vocabulary: Vocabulary;
}

/** Writes a tree of continuations. Until the first two branches are there, the last tree stays. */
export function useTree(promptIds: readonly number[] | undefined, recorded: GrownTree) {
  const { state } = useEngine();
  const ready = state.status === 'ready' ? state : undefined;
  const { writer, text } = useWriter('tree', { pace: 0, pastEnd: true });
  /** The branch that was pinned, once the tree of this prompt is complete. */
  const [pinned, setPinned] = useState<{ readonly key: string; readonly node: number }>();
  const key = promptIds?.join(' ');

  useEffect(() => {
    if (!ready || key === undefined) return;
    let current = true;
    setPinned(undefined);
    writeFirstBranches(writer, ready, key.split(' ').map(Number), BRANCH);
    void writer.idle().then(() => {
      const [, second] = leaves(writer.text().tree);
      if (current && second !== undefined) setPinned({ key, node: second });
    });
    return () => {
      current = false;
      writer.stop();
    };
  }, [ready, key, writer]);

  const shown = useRef(recorded);
  const [, render] = useReducer((count: number) => count + 1, 0);
  const complete = pinned !== undefined && text.promptIds.join(' ') === pinned.key;
  if (complete && text.model) {
    const { tree, passes, model } = text;
    const { vocabulary } = model;
    shown.current = { tree, promptIds: text.promptIds, passes, pinned: pinned.node, vocabulary };
  }
  return {
    grown: shown.current,
    /** False for a recorded tree and for another model's: these can only be looked at. */
    canGrow: complete && text.model?.vocabulary === ready?.vocabulary,
    busy: text.activity !== 'idle',
    growFrom: (from: number, first?: number) => {
      writer.stop();
      writer.branch(from, BRANCH, GREEDY, () => first);
    },
    go: (to: number) => {
      if (complete) return writer.go(to, GREEDY);
      shown.current = { ...shown.current, tree: goTo(shown.current.tree, to) };
      render();
    },
    pin: (node: number) => setPinned((before) => before && { ...before, node }),
  };
}
