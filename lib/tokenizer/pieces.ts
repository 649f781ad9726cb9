/**
 * GPT-2's rule for cutting a text before any pairs are joined (openai/gpt-2, src/encoder.py), as
 * the source of a regular expression with the flag u. White space is Unicode's property
 * White_Space, as in Hugging Face's tokenizers: JavaScript's `\s` lacks U+0085 (next line) and has
 * U+FEFF (byte order mark).
 */
export const PIECE_PATTERN = [
  "'s|'t|'re|'ve|'m|'ll|'d",
  ' ?\\p{L}+',
  ' ?\\p{N}+',
  ' ?[^\\p{White_Space}\\p{L}\\p{N}]+',
  '\\p{White_Space}+(?!\\P{White_Space})',
  '\\p{White_Space}+',
].join('|');

const PIECE = new RegExp(PIECE_PATTERN, 'gu');

/**
 * Cuts a text into pieces: roughly words, each with the space before it. No token crosses the edge
 * of a piece. The pieces joined together are the text.
 */
export function piecesOf(text: string): string[] {
  return text.match(PIECE) ?? [];
}
