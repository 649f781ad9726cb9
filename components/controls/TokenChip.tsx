import { isPartial, tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';
import tokenStyles from './token.module.css';

/** A token: white space is visible, and bytes that are part of a character are shown in hex. */
export function TokenChip({ token }: { readonly token: Token }) {
  return (
    <span
      data-mark="token"
      className={tokenStyles.token}
      translate="no"
      data-partial={isPartial(token) || undefined}
    >
      <bdi>{tokenLabel(token)}</bdi>
    </span>
  );
}
