import type { ReactNode } from 'react';
import type { Inside } from '@/lib/trace/forward-pass';

/** Says what cannot be seen, and why, where a model's file hides the stream inside its blocks. */
export function HiddenMiddle({
  inside,
  children,
}: {
  readonly inside: Inside | undefined;
  /** What follows from it. */
  readonly children: ReactNode;
}) {
  if (!inside || inside.residualMid) return null;
  return (
    <p className="workbench-hint">
      This model’s file joins the operations of a block, and the stream between attention and MLP is
      hidden: {children}
    </p>
  );
}
