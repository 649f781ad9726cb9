'use client';

import { classNames } from '@/components/controls/classNames';
import layout from '@/components/figure/layout.module.css';
import { HistoryPanel } from '@/components/share/HistoryPanel';
import { SaveMenu } from '@/components/share/SaveMenu';
import { ShareButton } from '@/components/share/ShareButton';
import { type LabState, linkOf } from '@/lib/lab/link';
import { runOf, tokensOf } from '@/lib/lab/run';
import { writeLink } from '@/lib/permalink/permalink';
import { textOf } from '@/lib/text/token-text';
import type { HeadWeights } from '@/lib/trace/head-weights';
import { idsOf } from '@/lib/writer/text-state';
import styles from './SaveRow.module.css';
import { useSavedRuns } from './useSavedRuns';

/** Files to save, a link to share, and the runs saved on this device. */
export function SaveRow({ state }: { readonly state: LabState }) {
  const { runs, problem, remove, removeAll } = useSavedRuns(state);
  const address = () => {
    const link = linkOf(state);
    return `${location.origin}${location.pathname}${link ? `#${writeLink(link)}` : ''}`;
  };
  return (
    <div className={classNames(styles.keep, 'wide needs-script no-print')}>
      <div className={layout.actions}>
        <SaveMenu
          name="inside-gpt-2"
          text={() => textOf(tokensOf(state.text))}
          run={() => runOf(state)}
          weights={() => headWeights(state)}
        />
        <ShareButton address={address} />
      </div>
      <HistoryPanel
        runs={runs}
        problem={problem}
        onOpen={({ link }) => {
          location.hash = link;
        }}
        onDelete={remove}
        onDeleteAll={removeAll}
      />
    </div>
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
