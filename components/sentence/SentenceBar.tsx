'use client';

import { classNames } from '@/components/controls/classNames';
import { PromptField } from '@/components/controls/PromptField';
import stripStyles from '@/components/controls/strip.module.css';
import { TokenChip } from '@/components/controls/TokenChip';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import styles from './SentenceBar.module.css';
import { useSentence } from './SentenceProvider';

/** Chips beyond this many are counted, not drawn, so that the bar stays short. */
const MOST_CHIPS = 64;

/**
 * The sentence under study, always in view while its figures are read: a field to change it and
 * its tokens. Pointing at a chip marks the token in all figures.
 */
export function SentenceBar() {
  const { prompt, type, apply, tokens, marked, mark, failure } = useSentence();
  const { state, retry } = useEngine();
  const more = tokens.length - MOST_CHIPS;
  return (
    <section
      className={classNames(styles.bar, 'full no-print')}
      aria-label="The sentence under study"
    >
      <div className={styles.inner}>
        <div className={classNames(styles.field, 'needs-script')}>
          <PromptField value={prompt} onChange={type} onApply={apply} />
        </div>
        <ol
          className={classNames(stripStyles.strip, styles.chips)}
          aria-label="Tokens"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long strip scrolls, also by keyboard
          tabIndex={0}
          onPointerLeave={() => mark(undefined)}
        >
          {tokens.slice(0, MOST_CHIPS).map((token, position) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the text
              key={position}
              data-on={position === marked || undefined}
              onPointerEnter={() => mark(position)}
            >
              <TokenChip token={token} />
            </li>
          ))}
          {more > 0 && <li className={styles.more}>and {more.toLocaleString('en')} more</li>}
        </ol>
      </div>
      {state.status === 'failed' && (
        <FailureNote failure={state.failure} onRetry={retry}>
          The figures keep their last picture meanwhile.
        </FailureNote>
      )}
      {state.status !== 'failed' && failure && <FailureNote failure={failure} />}
    </section>
  );
}
