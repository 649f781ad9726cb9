import { isPartial, tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';

/** A token, the same everywhere: white space visible, bytes in hex where it is part of a character. */
export function TokenChip({ token }: { readonly token: Token }) {
  return (
    <span
      data-mark="token"
      className="token"
      translate="no"
      data-partial={isPartial(token) || undefined}
    >
      <bdi>{tokenLabel(token)}</bdi>
    </span>
  );
}
