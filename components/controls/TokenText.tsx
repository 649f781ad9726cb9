import type { ReactNode } from 'react';
import tokenStyles from './token.module.css';

/** The label of a token, in the chip of tokens. */
export const TokenText = ({ children }: { readonly children: ReactNode }) => (
  <bdi className={tokenStyles.token} translate="no">
    {children}
  </bdi>
);
