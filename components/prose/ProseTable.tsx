import type { ReactNode } from 'react';
import styles from './ProseTable.module.css';

/** A table in the prose; a wide one scrolls sideways on a narrow screen, by keyboard too. */
export function ProseTable({
  children,
  translate,
}: {
  readonly children?: ReactNode;
  /** "no" for a table of numbers and symbols. */
  readonly translate?: 'no';
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <div className={styles.scroll} tabIndex={0}>
      <table translate={translate}>{children}</table>
    </div>
  );
}
