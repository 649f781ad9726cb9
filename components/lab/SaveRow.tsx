'use client';

import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import layout from '@/components/figure/layout.module.css';
import { save } from '@/components/figure/save';
import { HistoryPanel } from '@/components/share/HistoryPanel';
import { SaveMenu } from '@/components/share/SaveMenu';
import { ShareButton } from '@/components/share/ShareButton';
import { readRunFile, writeRunFile } from '@/lib/export/run-file';
import { type LabState, linkOf, shortest } from '@/lib/lab/link';
import { runOf, tokensOf } from '@/lib/lab/run';
import { writeLink } from '@/lib/permalink/permalink';
import { textOf } from '@/lib/text/token-text';
import type { HeadWeights } from '@/lib/trace/head-weights';
import { idsOf } from '@/lib/writer/text-state';
import styles from './SaveRow.module.css';
import { useSavedRuns } from './useSavedRuns';

/** Files to save, a link to share, and the runs saved on this device. */
export function SaveRow({ state }: { readonly state: LabState }) {
  const history = useSavedRuns(state);
  return (
    <div className={classNames(styles.keep, 'wide needs-script no-print')}>
      <div className={layout.actions}>
        <SaveMenu
          name={NAME}
          text={() => textOf(tokensOf(state.text))}
          run={() => runOf(state)}
          weights={() => headWeights(state)}
        />
        <ShareButton
          address={(...how) => addressOf(state, ...how)}
          onSave={() => saveRunFile(state)}
        />
        <OpenRun />
      </div>
      <HistoryPanel
        history={history}
        onOpen={({ link }) => {
          location.hash = link;
        }}
      />
    </div>
  );
}

/** Returns the shortest address of what is in view, which the model has to be asked for. */
async function addressOf(
  state: LabState,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<string> {
  const page = `${location.origin}${location.pathname}`;
  const link = linkOf(state);
  const { model, promptIds } = state.text;
  if (!link || !model) return page;
  const { chosen, settings } = link;
  const request = { ids: [...promptIds, ...chosen], promptLength: promptIds.length, settings };
  const how = {
    figure: 'lab-share',
    signal,
    onProgress: (n: number) => onProgress(n / chosen.length),
  };
  // A model that cannot be asked leaves the link that needs no model.
  const choices = await model.client.run('choices', request, how).catch(() => undefined);
  return `${page}#${choices ? shortest(link, choices) : writeLink(link)}`;
}

const NAME = 'inside-gpt-2';

const saveRunFile = (state: LabState) =>
  save(`${NAME}.json`, new Blob([writeRunFile(runOf(state))], { type: 'application/json' }));

/** The button that opens a run from a file. */
function OpenRun() {
  const [problem, setProblem] = useState('');
  const open = async (file: File | undefined) => {
    const run = file && readRunFile(await file.text());
    setProblem(run ? '' : 'This file is not a run that was saved here.');
    if (run) location.hash = writeLink(run);
  };
  return (
    <>
      <FileTrigger
        acceptedFileTypes={['application/json']}
        onSelect={(files) => void open(files?.[0])}
      >
        <Button look="quiet">Open a run …</Button>
      </FileTrigger>
      {problem && <p role="alert">{problem}</p>}
    </>
  );
}

/** Returns the whole map of the head in view. */
async function headWeights({ text, layer, head }: LabState): Promise<HeadWeights> {
  const { model, promptIds } = text;
  const ids = idsOf(text);
  if (!model || ids.length === 0) throw new Error('no model has read this text yet.');
  const { context } = model.info.shape;
  if (ids.length > context) {
    throw new Error(
      `the text has ${ids.length} tokens, and a map is drawn of at most ${context}. Go back to a shorter text.`,
    );
  }
  const rows = await model.client.run(
    'attentionRow',
    { ids, promptLength: promptIds.length, layer, head, from: 0, to: ids.length },
    { figure: 'lab-file' },
  );
  return { tokens: tokensOf(text), weight: (query, key) => rows[query]?.[key] };
}
