import type { ReactNode } from 'react';

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
    <aside className="aside" aria-label={title}>
      <p className="aside-title">{title}</p>
      {children}
    </aside>
  );
}
