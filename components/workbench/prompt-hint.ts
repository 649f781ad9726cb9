import { tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';

/**
 * Returns a hint for a prompt whose continuation may surprise; undefined for any other.
 *
 * @param begin the token that begins a text when there is none, where it is known
 */
export function promptHint(prompt: string, begin: Token | undefined): string | undefined {
  if (prompt === '') {
    if (begin && !begin.special) {
      return `No text: this model has no mark for the start of a text, and begins with the token “${tokenLabel(begin)}”.`;
    }
    const mark = begin ? new TextDecoder().decode(begin.bytes) : '<|endoftext|>';
    return `No text: the model begins with its mark for the start of a text, ${mark}.`;
  }
  if (/[ \t\n]$/.test(prompt)) {
    return 'This prompt ends in a space. Most tokens carry their space in front, so what follows a trailing one is often odd.';
  }
  return undefined;
}

/** Returns the token that begins a text of this model. */
export const beginOf = (model: {
  readonly info: { readonly beginId: number };
  readonly vocabulary: { token(id: number): Token };
}): Token | undefined =>
  model.info.beginId < 0 ? undefined : model.vocabulary.token(model.info.beginId);
