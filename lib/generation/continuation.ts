/** Scripts that put no space between words. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Punctuation that follows a word without a space; other marks open what follows. */
const CLOSING = /^(?!["«“‘¿¡([{—–])\p{P}/u;

/**
 * Returns a word as it would follow a text: with a space before it where one belongs. Most tokens of GPT-2 carry the space before them.
 */
export function asContinuation(text: string, word: string): string {
  const bare = word.trim();
  const joined = bare === '' || text === '' || /\s$/.test(text);
  return joined || UNSPACED.test(bare) || CLOSING.test(bare) ? bare : ` ${bare}`;
}
