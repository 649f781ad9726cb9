import tokenStyles from '@/components/controls/token.module.css';

/** A number or a name in the prose, as it was recorded; a token stands as its chip. */
export function FactText({ text, isToken }: { readonly text: string; readonly isToken: boolean }) {
  if (!isToken) return text;
  return (
    <span className={tokenStyles.token} translate="no">
      <bdi>{text}</bdi>
    </span>
  );
}
