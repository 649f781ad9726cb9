'use client';

import { useEffect, useRef } from 'react';
import { type History, useHistory } from '@/components/keep/useHistory';
import { writtenTo } from '@/lib/lab/branches';
import { type LabState, linkOf } from '@/lib/lab/link';
import { writeLink } from '@/lib/permalink/permalink';
import { textOf } from '@/lib/text/token-text';

/**
 * The runs of this device. A text is kept whenever Generate has ended; one that goes on from a kept
 * text takes its place.
 */
export function useKeptRuns(state: LabState): History {
  const history = useHistory();
  const latest = useRef({ state, history });
  latest.current = { state, history };
  const { activity } = state.manuscript;
  const before = useRef(activity);
  useEffect(() => {
    const ended = before.current === 'generating' && activity === 'idle';
    before.current = activity;
    if (ended) keepRun(latest.current.state, latest.current.history);
  }, [activity]);
  return history;
}

function keepRun(state: LabState, { runs, keep }: History): void {
  const { model, prompt, branches } = state.manuscript;
  const link = linkOf(state);
  const ids = writtenTo(branches, branches.at);
  if (!model || !link || ids.length === 0) return;
  const text = textOf(ids.map((id) => model.vocabulary.token(id)));
  const { id: name } = model.info;
  const goesOn = runs.find(
    (run) => run.model === name && run.prompt === prompt && text.startsWith(run.text),
  );
  const id = goesOn?.id ?? crypto.randomUUID();
  keep({ id, at: Date.now(), model: name, prompt, text, link: writeLink(link) });
}
