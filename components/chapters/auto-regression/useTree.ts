'use client';

import { useEffect, useState } from 'react';
import { useAnswer } from '@/components/engine/useAnswer';
import { useReadyModel } from '@/components/engine/useReadyModel';
import { useWriter } from '@/components/engine/useWriter';
import { leaves } from '@/lib/generation/continuation-tree';
import { GREEDY } from '@/lib/sampling/settings';
import { growBeam } from '@/lib/writer/grow-beam';
import { BEAM, BRANCH } from './limits';
import { RECORDED_WRITING } from './recorded';

const { length, named } = RECORDED_WRITING.tree.request;

/** The first two branches after a prompt, and what the reader lets grow from them. */
export function useTree(promptIds: readonly number[] | undefined) {
  const ready = useReadyModel();
  const begun = useAnswer(
    'firstBranches',
    promptIds && { ids: promptIds, length, named },
    RECORDED_WRITING.tree,
  );
  const { request, answer, model, from } = begun;
  const { writer, text } = useWriter('tree', { pace: 0, pastEnd: true });
  const [pin, setPin] = useState<{ readonly of: typeof answer; readonly node: number }>();

  // A tree of another model, or a recorded one, can only be walked about in.
  const writing = from === 'live' && ready?.info.id === model ? ready : undefined;
  useEffect(() => {
    const draft = { prompt: '', promptIds: request.ids, tree: answer.tree };
    writer.open(writing, draft, GREEDY);
  }, [writer, writing, request, answer]);

  const opened = text.promptIds === request.ids;
  return {
    asked: begun,
    from,
    promptIds: request.ids,
    tree: opened ? text.tree : answer.tree,
    /** Passes that the model has run for it. */
    passes: answer.passes + (opened ? text.passes : 0),
    /** The end of the branch to compare with. */
    pinned: pin?.of === answer ? pin.node : leaves(answer.tree)[1],
    vocabulary: (opened && text.model?.vocabulary) || begun.vocabulary,
    canGrow: opened && text.model !== undefined,
    busy: begun.busy || text.activity !== 'idle',
    failure: begun.failure,
    growFrom: (node: number, first?: number) => {
      writer.stop();
      writer.branch(node, BRANCH, GREEDY, () => first);
    },
    searchFromHere: () => void growBeam(writer, BEAM, BRANCH, GREEDY),
    go: (node: number) => writer.go(node, GREEDY),
    pin: (node: number) => setPin({ of: answer, node }),
  };
}
