'use client';

import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import layout from '@/components/figure/layout.module.css';
import { isFull, type TextState } from '@/lib/writer/text-state';
import { beginOf, promptHint } from './prompt-hint';

/** What the reader should know now: a failure, a limit, or something unusual about the prompt. */
export function Hints({
  prompt,
  text,
  failure,
}: {
  readonly prompt: string;
  /** The text that the figures show. */
  readonly text: TextState;
  /** Of the latest request. */
  readonly failure: TextState['failure'];
}) {
  const { title, state } = useEngine();
  // A model that cannot run is reported beside the prompt.
  if (state.status === 'failed') return null;
  if (failure) {
    return <FailureNote failure={failure}>The figures still show the text before.</FailureNote>;
  }
  const context = text.model?.info.shape.context;
  const hint = isFull(text)
    ? `The context is full: ${title} reads at most ${context} tokens. Go back, or start a new text.`
    : promptHint(prompt, text.model && beginOf(text.model));
  return hint ? <p className={layout.hint}>{hint}</p> : null;
}
