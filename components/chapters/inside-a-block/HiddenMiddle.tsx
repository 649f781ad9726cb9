import type { ReactNode } from 'react';
import layout from '@/components/figure/layout.module.css';

/** Says why nothing inside a block can be seen where a model's file hides it. */
export function HiddenMiddle({ children }: { /** What follows from it. */ children: ReactNode }) {
  return (
    <p className={layout.hint}>
      This model’s file joins the operations of a block, and the stream between attention and MLP is
      hidden: {children}
    </p>
  );
}
