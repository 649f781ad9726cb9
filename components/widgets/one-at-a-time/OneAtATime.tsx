import { classNames } from '@/components/controls/classNames';
import { TokenChip } from '@/components/controls/TokenChip';
import { formatProbability } from '@/lib/text/format-probability';
import type { Token } from '@/lib/trace/trace';
import styles from './OneAtATime.module.css';

/** A token that the model wrote, and its probability when it was chosen. */
export interface WrittenToken {
  readonly token: Token;
  readonly probability: number;
}

/**
 * Writing as a staircase: a row a pass. What the model reads stands left of the arrow, what it
 * answers right of it, and each answer is part of what the next row reads.
 */
export function OneAtATime({
  prompt,
  more,
  written,
}: {
  /** The end of the text, as far as it is shown. */
  readonly prompt: readonly Token[];
  /** True when the text begins earlier. */
  readonly more: boolean;
  readonly written: readonly WrittenToken[];
}) {
  return (
    <ol className={styles.staircase}>
      {written.map(({ token, probability }, step) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pass is its place in time
        <li key={step}>
          <span className={styles.pass}>pass {step + 1}</span>
          <span>
            {more ? <span aria-hidden="true">… </span> : null}
            {prompt.map((given, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the text
              <TokenChip key={at} token={given} />
            ))}
            {written.slice(0, step).map((before, at) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the text
                key={at}
                className={styles.fed}
                data-latest={at === step - 1 || undefined}
              >
                <TokenChip token={before.token} />
              </span>
            ))}
            <span className={styles.arrow}> → </span>
            <span data-mark="staircase-new" className={styles.new}>
              <TokenChip token={token} />
            </span>
            <span className={classNames(styles.share, 'tabular')} translate="no">
              {formatProbability(probability)}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
