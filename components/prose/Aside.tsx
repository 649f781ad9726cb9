import type { ReactNode } from 'react';
import { classNames } from '@/components/controls/classNames';
import styles from './Aside.module.css';

interface AsideProps {
  /** What the note is about, in a few words. */
  readonly title: string;
  readonly children: ReactNode;
}

/**
 * A note beside the prose: in the margin on wide screens, in place on narrow ones. In MDX it comes
 * after its paragraph.
 */
export function Aside({ title, children }: AsideProps) {
  return (
    <aside className={classNames(styles.aside, 'in-margin')} aria-label={title}>
      <p className={styles.title}>{title}</p>
      {children}
    </aside>
  );
}
