'use client';

import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import type { EngineFailure } from '@/lib/engine/failure';
import { isFull, type Writing } from '@/lib/generation/writing';

/** What the reader should know just now: a failure, a limit reached, or an odd prompt. */
export function Notes({
  prompt,
  writing,
  failure,
}: {
  readonly prompt: string;
  readonly writing: Writing;
  /** Of the latest request. */
  readonly failure: EngineFailure | undefined;
}) {
  const { title, state } = useEngine();
  // A model that does not run is told of, with its remedy, beside the prompt.
  if (state.status === 'failed') return null;
  if (failure) {
    return <FailureNote failure={failure}>The figures still show the text before.</FailureNote>;
  }
  const hint = isFull(writing)
    ? `The context is full: ${title} reads at most ${writing.trace.shape.context} tokens. Go back, or start a new text.`
    : hintFor(prompt);
  return hint ? <p className="workbench-hint">{hint}</p> : null;
}

function hintFor(prompt: string): string | undefined {
  if (prompt === '') {
    return 'No text: the model begins with its mark for the start of a text, <|endoftext|>.';
  }
  if (/[ \t\n]$/.test(prompt)) {
    return 'This prompt ends in a space. Most tokens carry their space in front, so what follows a trailing one is often odd.';
  }
  return undefined;
}
