'use client';

import { useEffect, useRef } from 'react';
import stripStyles from '@/components/controls/strip.module.css';
import { TokenChip } from '@/components/controls/TokenChip';
import tokenStyles from '@/components/controls/token.module.css';
import { textOf } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';
import styles from './TokenStrip.module.css';

/** The text as words, then as tokens with their ids. */
export function TokenStrip({
  tokens,
  promptLength,
  marked,
  onMark,
}: {
  readonly tokens: readonly Token[];
  readonly promptLength: number;
  readonly marked: number | undefined;
  readonly onMark: (position: number | undefined) => void;
}) {
  const strip = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new token is scrolled to
  useEffect(() => {
    if (strip.current) strip.current.scrollTop = strip.current.scrollHeight;
  }, [tokens.length]);
  return (
    <div>
      <section aria-label="Text" className={styles.soFar}>
        <bdi>
          {textOf(tokens.slice(0, promptLength))}
          <span className={styles.chosen}>{textOf(tokens.slice(promptLength))}</span>
        </bdi>
        <span className={styles.open} aria-hidden="true" />
      </section>
      <ol
        ref={strip}
        aria-label="Tokens"
        className={stripStyles.strip}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long strip scrolls, also by keyboard
        tabIndex={0}
        onPointerLeave={() => onMark(undefined)}
      >
        {tokens.map((token, position) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the text
            key={position}
            data-chosen={position >= promptLength || undefined}
            data-on={position === marked || undefined}
            onPointerEnter={() => onMark(position)}
          >
            <TokenChip token={token} />
            <span data-mark="token-id" className={tokenStyles.id} translate="no">
              {token.id}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
