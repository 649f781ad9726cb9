import { classNames } from '@/components/controls/classNames';
import layout from '@/components/figure/layout.module.css';
import type { Snapshot } from '@/lib/engine/snapshots';
import { formatPercent } from '@/lib/text/format-probability';
import styles from './LearningSamples.module.css';
import type { Sample } from './learning';

/** What every snapshot makes of one sentence, in a line each: from noise to English. */
export function LearningSamples({
  snapshots,
  known,
  place,
  prompt,
}: {
  readonly snapshots: readonly Snapshot[];
  /** Undefined where a snapshot has not read the sentence yet. */
  readonly known: readonly (Sample | undefined)[];
  readonly place: number;
  readonly prompt: string;
}) {
  const end = Array.from(prompt.replace(/\s+/g, ' ').trim()).slice(-28).join('');
  return (
    <div className={styles.samples}>
      <p className={layout.panelTitle}>
        What each writes after <bdi>“…{end}”</bdi>
      </p>
      <ol aria-label="What each snapshot writes">
        {snapshots.map(({ percent, bitsPerByte }, at) => (
          <li key={percent} aria-current={at === place || undefined}>
            <span className={classNames(styles.percent, 'tabular')} translate="no">
              {percent}%
            </span>
            {known[at] ? (
              <bdi className={styles.text}>{known[at].text}</bdi>
            ) : (
              <span className={classNames(styles.text, styles.unread)}>
                Go there to let it read this.
              </span>
            )}
            <span className={classNames(styles.facts, 'tabular')} translate="no">
              {bitsPerByte.toFixed(2)} bits per byte
              {known[at] && (
                <>
                  {' · likeliest next '}
                  <bdi>{known[at].likeliest[0]}</bdi> {formatPercent(known[at].likeliest[1])}
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
