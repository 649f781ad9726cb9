'use client';

import { useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { formatPercent } from '@/lib/text/format-probability';
import styles from './HomeFigure.module.css';

export interface HomeFigureProps {
  /** The model's name in the caption. */
  readonly model: string;
  /** The sentence, token by token, each with the space before it. */
  readonly tokens: readonly string[];
  /**
   * The likeliest next tokens with their probabilities, 0 … 1, in falling order; the rest of the
   * vocabulary is summed below them.
   */
  readonly candidates: readonly { readonly token: string; readonly probability: number }[];
}

/**
 * One sentence set large, its next token still open, and the distribution that grows beside it.
 * Pointing at a candidate, or pressing it, tries it in the open place.
 */
export function HomeFigure({ model, tokens, candidates }: HomeFigureProps) {
  const [tried, setTried] = useState<string>();
  const [shown, setShown] = useState<string>();
  const open = shown ?? tried;
  const highest = candidates[0]?.probability ?? 1;
  const rest = 1 - candidates.reduce((sum, { probability }) => sum + probability, 0);
  return (
    <figure className={classNames(styles.opening, 'wide')} aria-labelledby="opening-title">
      <p data-mark="opening-sentence" className={styles.sentence} translate="no">
        {tokens.map((token, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the sentence.
          <span key={at}>{token}</span>
        ))}
        <span className={styles.blank} data-open={open === undefined || undefined}>
          {open ?? '\u2002'}
        </span>
      </p>
      <div className={styles.candidates}>
        <ol aria-label="Next-token probabilities" translate="no">
          {candidates.map(({ token, probability }, rank) => (
            <li key={token}>
              <button
                type="button"
                aria-pressed={tried === token}
                onPointerEnter={() => setShown(token)}
                onPointerLeave={() => setShown(undefined)}
                onClick={() => setTried(tried === token ? undefined : token)}
              >
                <span className={styles.token}>{token.trimStart()}</span>
                <span>
                  <span
                    data-mark="opening-bar"
                    className={styles.bar}
                    style={{
                      width: `${(probability / highest) * 100}%`,
                      animationDelay: `calc(${rank} * var(--quick) / 2)`,
                    }}
                  />
                </span>
                <span className={styles.share}>{formatPercent(probability)}</span>
              </button>
            </li>
          ))}
        </ol>
        <figcaption>
          <span id="opening-title">The next token, as {model} sees it.</span>{' '}
          {rest > 0 ? `All other tokens together: ${formatPercent(rest)}.` : null}
        </figcaption>
      </div>
    </figure>
  );
}
