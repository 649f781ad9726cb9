import type { ReactNode } from 'react';
import styles from './WithPicture.module.css';

/** Prose with a still picture: in the margin beside it on wide screens, after it on narrow ones. */
export function WithPicture({
  picture,
  children,
}: {
  readonly picture: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.pair}>
      <div className={styles.text}>{children}</div>
      <div className={styles.picture}>{picture}</div>
    </div>
  );
}
