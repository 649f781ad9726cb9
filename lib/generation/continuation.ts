/** Scripts that put no space between words. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Marks that stand right behind the word before them; others open what follows. */
const CLOSING = /^(?!["«“‘¿¡([{—–])\p{P}/u;

/**
 * A word as it would follow a text: with the space that stands between the two, where there is
 * one. Most tokens of GPT-2 carry the space before them.
 */
export function asContinuation(text: string, word: string): string {
  const bare = word.trim();
  const joined = bare === '' || text === '' || /\s$/.test(text);
  return joined || UNSPACED.test(bare) || CLOSING.test(bare) ? bare : ` ${bare}`;
}
