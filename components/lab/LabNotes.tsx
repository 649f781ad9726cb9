'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { useFoundEntries } from '@/components/engine/known-models';
import layout from '@/components/figure/layout.module.css';
import { openModelDialog } from '@/components/models/model-dialog';
import { useUnsaved } from '@/components/storage/stored';
import { beginOf, promptHint } from '@/components/workbench/prompt-hint';
import { filesNameOf, hubFileOf } from '@/lib/engine/foreign/names';
import { firstRead } from '@/lib/generation/context-window';
import { isFull, type TextState } from '@/lib/writer/text-state';
import { labEntryOf } from './entries';
import labStyles from './lab.module.css';
import type { Origin } from './useLabText';
import { useWebTextWarning } from './useWebTextWarning';

const count = (n: number) => n.toLocaleString('en');

/** One message to the reader. */
function Note({ children }: { readonly children: ReactNode }) {
  return <p className={classNames(layout.hint, labStyles.note)}>{children}</p>;
}

/** What the reader should know about a link: a problem, or the model it waits for. */
export function LinkNotes({
  origin: { message, pending },
  onOpen,
  onLeave,
}: {
  readonly origin: Origin;
  readonly onOpen: () => void;
  readonly onLeave: () => void;
}) {
  const entry = pending && labEntryOf(pending.model);
  // The model may be added to the list meanwhile.
  useFoundEntries();
  const hub = pending && hubFileOf(pending.model);
  const files = pending && filesNameOf(pending.model);
  return (
    <div role="status">
      {message && <Note>{message}</Note>}
      {pending && !entry && (
        <Note>
          {hub
            ? `This link was made with ${hub.repository}, a model on the hub that is not on your list: its text can be shown once that model is open. Nothing is fetched before you say so.`
            : `This link was made with a model that was opened from files, “${files}”: its text is shown once the same files are open here.`}{' '}
          <Button onPress={() => openModelDialog(hub?.repository)}>
            {hub ? `Look up ${hub.repository}` : 'Choose the files'}
          </Button>{' '}
          <Button onPress={onLeave}>Stay here</Button>
        </Note>
      )}
      {entry && (
        <Note>
          This link was made with {entry.title}, which has tokens of its own: its text can be shown
          once that model is open.{' '}
          <Button onPress={onOpen}>Open it, {Math.round(entry.weights.bytes / 1e6)} MB</Button>{' '}
          <Button onPress={onLeave}>Stay here</Button>
        </Note>
      )}
    </div>
  );
}

/** What the reader should know about the text: a limit, an end, a failure. */
export function TextNotes({
  text,
  onGoOn,
}: {
  readonly text: TextState;
  /** Generates beyond the context. */
  readonly onGoOn: () => void;
}) {
  const { state, retry } = useEngine();
  const { model, failure, halted, promptIds, prompt } = text;
  const hint = model && promptHint(prompt, beginOf(model));
  const unsaved = useUnsaved();
  const web = useWebTextWarning();
  if (state.status === 'failed') {
    return (
      <FailureNote failure={state.failure} onRetry={retry}>
        The text stays as it is.
      </FailureNote>
    );
  }
  const context = model?.info.shape.context ?? 0;
  const skipped = model ? firstRead(promptIds.length, context) : 0;
  return (
    <>
      {web && <Note>{web}</Note>}
      {failure && <FailureNote failure={failure}>The text stays as it is.</FailureNote>}
      <div role="status">
        {skipped > 0 && (
          <Note>
            Your text has {count(promptIds.length)} tokens, and the model reads at most{' '}
            {count(context)}: the first {count(skipped)} are left out.
          </Note>
        )}
        {isFull(text) && (
          <Note>
            The context is full: the model reads at most {count(context)} tokens. To go on, it drops
            the oldest {count(Math.floor(context / 2))} and reads the rest again.{' '}
            <Button onPress={onGoOn}>Go on without them</Button>
          </Note>
        )}
        {halted === 'ended' && (
          <Note>The model has ended the text here. What is written next is another one.</Note>
        )}
        {unsaved && (
          <Note>
            This browser keeps no more: its storage is full or blocked. Nothing is lost while the
            page is open, and its address holds the text.
          </Note>
        )}
        {hint && <Note>{hint}</Note>}
      </div>
    </>
  );
}
