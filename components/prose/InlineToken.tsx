import tokenStyles from '@/components/controls/token.module.css';

/** A token in running text, as the same chip that the figures use; a space shows as "·". */
export function InlineToken({ children }: { readonly children: string | undefined }) {
  return (
    <bdi className={tokenStyles.token} translate="no">
      {children}
    </bdi>
  );
}
