'use client';

import { useEffect, useRef, useState } from 'react';
import { textOf } from '@/lib/text/token-text';
import type { Trace } from '@/lib/trace/trace';

/** Where a voice may pause: the end of a sentence, with the quotation marks behind it. */
const SENTENCE_END = /[.!?…]["'”’)]*\s*$/;

/**
 * What was written, for the ear: said when the writing rests, or a sentence has ended, and never
 * token by token. What stands at first is not said: the reader has just typed it, or found it.
 */
export function SpokenText({
  trace,
  resting,
}: {
  readonly trace: Trace;
  /** False while more is about to come. */
  readonly resting: boolean;
}) {
  const said = useRef(trace.rows.length);
  const [saying, say] = useState({ upTo: 0, words: '' });
  useEffect(() => {
    const { length } = trace.rows;
    const text = (from: number) => textOf(trace.rows.slice(from).map((row) => row.token)).trim();
    const back = length < said.current;
    const words = back ? `Back to: ${text(Math.max(0, length - 3))}` : text(said.current);
    if (length === said.current || !(resting || back || SENTENCE_END.test(words))) return;
    said.current = length;
    say({ upTo: length, words });
  }, [trace, resting]);
  return (
    <p className="sr-only" aria-live="polite">
      <span key={saying.upTo}>{saying.words}</span>
    </p>
  );
}
