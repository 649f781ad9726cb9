import { classNames } from '@/components/controls/classNames';
import { Digits } from '@/components/controls/Digits';
import tokenStyles from '@/components/controls/token.module.css';
import type { OutputOf } from '@/lib/cells/outputs';
import cellStyles from './cell.module.css';
import { shownNumber } from './marks';
import styles from './OutputView.module.css';

/** Outputs that need no scripts: drawn with the page where they are recorded, and when a cell ran. */
export function PlainOutput({
  output,
}: {
  readonly output: OutputOf<'text' | 'number' | 'tokens'>;
}) {
  switch (output.kind) {
    case 'text':
      return (
        <pre className={styles.text} translate="no">
          {output.text}
        </pre>
      );
    case 'number':
      return (
        <p className={styles.number}>
          {output.label ? (
            <span className={classNames(cellStyles.note, styles.label)}>{output.label}</span>
          ) : null}
          <Digits>{shownNumber(output.value)}</Digits>
        </p>
      );
    case 'tokens':
      return (
        <ol className={styles.tokens} aria-label="Tokens" translate="no">
          {output.tokens.map(({ label, id }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place
            <li key={at}>
              <span data-mark="token" translate="no" className={tokenStyles.token}>
                <bdi>{label}</bdi>
              </span>
              <span translate="no" className={tokenStyles.id}>
                {id}
              </span>
            </li>
          ))}
        </ol>
      );
  }
}
