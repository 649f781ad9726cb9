import type { ReactNode } from 'react';
import styles from './WindowNote.module.css';

/** A note at the foot of the window, above whatever is there. */
export function WindowNote({ children }: { readonly children: ReactNode }) {
  return <p className={styles.note}>{children}</p>;
}
