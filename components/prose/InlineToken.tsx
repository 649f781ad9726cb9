/** A token in running text, as the same chip that the figures use; a space shows as "·". */
export function InlineToken({ children }: { readonly children: string }) {
  return (
    <span className="token" translate="no">
      {children}
    </span>
  );
}
