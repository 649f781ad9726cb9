import { InlineToken } from './InlineToken';

/** A number or a name in the prose, as it was recorded; a token stands as its chip. */
export function FactText({ text, isToken }: { readonly text: string; readonly isToken: boolean }) {
  return isToken ? <InlineToken>{text}</InlineToken> : text;
}
