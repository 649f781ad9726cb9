import type { ReactNode } from 'react';

/** Numbers within a sentence, in digits of one width. */
export const Digits = ({ children }: { readonly children: ReactNode }) => (
  <span className="tabular" translate="no">
    {children}
  </span>
);
