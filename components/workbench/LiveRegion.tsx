'use client';

import { useEffect, useRef, useState } from 'react';
import { textOf } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';

/** Where speech may pause: the end of a sentence, with closing quotation marks. */
const SENTENCE_END = /[.!?…]["'”’)]*\s*$/;

/**
 * Announces what was written to screen readers: when the writing stops or a sentence ends, and not
 * token by token. The text of the first render is not announced.
 */
export function LiveRegion({
  tokens,
  resting,
}: {
  readonly tokens: readonly Token[];
  /** False while more is about to come. */
  readonly resting: boolean;
}) {
  const announced = useRef(tokens.length);
  const [message, setMessage] = useState({ upTo: 0, words: '' });
  useEffect(() => {
    const { length } = tokens;
    const text = (from: number) => textOf(tokens.slice(from)).trim();
    const back = length < announced.current;
    const words = back ? `Back to: ${text(Math.max(0, length - 3))}` : text(announced.current);
    if (length === announced.current || !(resting || back || SENTENCE_END.test(words))) return;
    announced.current = length;
    setMessage({ upTo: length, words });
  }, [tokens, resting]);
  return (
    <p className="sr-only" aria-live="polite">
      <span key={message.upTo}>{message.words}</span>
    </p>
  );
}
