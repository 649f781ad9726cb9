'use client';

import { useEffect, useRef } from 'react';
import { type History, useHistory } from '@/components/share/useHistory';
import { idsTo } from '@/lib/generation/continuation-tree';
import { randomId } from '@/lib/history/random-id';
import { type LabState, linkOf } from '@/lib/lab/link';
import { writeLink } from '@/lib/permalink/permalink';
import { textOf } from '@/lib/text/token-text';

/**
 * The runs saved on this device. A text is saved whenever Generate ends; a text that goes on from a
 * saved one replaces it.
 */
export function useSavedRuns(state: LabState): History {
  const history = useHistory();
  const latest = useRef({ state, history });
  latest.current = { state, history };
  const { activity } = state.text;
  const before = useRef(activity);
  useEffect(() => {
    const ended = before.current === 'generating' && activity === 'idle';
    before.current = activity;
    if (ended) saveRun(latest.current.state, latest.current.history);
  }, [activity]);
  return history;
}

function saveRun(state: LabState, { runs, save }: History): void {
  const { model, prompt, tree } = state.text;
  const link = linkOf(state);
  const ids = idsTo(tree, tree.at);
  if (!model || !link || ids.length === 0) return;
  const text = textOf(ids.map((id) => model.vocabulary.token(id)));
  const { id: name } = model.info;
  const goesOn = runs.find(
    (run) => run.model === name && run.prompt === prompt && text.startsWith(run.text),
  );
  const id = goesOn?.id ?? randomId();
  save({ id, at: Date.now(), model: name, prompt, text, link: writeLink(link) });
}
