import type { ReactNode } from 'react';
import styles from './CodeBlock.module.css';

/** Lines of code in the prose; they scroll sideways, by keyboard too, where the column is narrow. */
export function CodeBlock({ children }: { readonly children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <pre className={styles.code} tabIndex={0} translate="no">
      {children}
    </pre>
  );
}
