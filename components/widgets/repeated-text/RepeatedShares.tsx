import { formatPercent } from '@/lib/text/format-probability';
import type { ShareBar } from './marks';
import styles from './RepeatedShares.module.css';

/** A row a condition: what the word is read after, or without which heads, and its probability. */
export function RepeatedShares({
  word,
  bars,
}: {
  readonly word: string;
  readonly bars: readonly ShareBar[];
}) {
  return (
    <dl className={styles.shares} aria-label={`Probability of “${word}”`} translate="no">
      {bars.map(({ key, label, probability }) => (
        <div key={key} className={styles.row} data-bar={key}>
          <dt>{label}</dt>
          <dd>
            <span className={styles.track} aria-hidden="true">
              <span
                className={styles.bar}
                style={{ inlineSize: `${(100 * probability).toFixed(2)}%` }}
              />
            </span>
            <span className={styles.percent}>{formatPercent(probability)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
