/** GPT-2's rule for cutting a text before any pairs are joined (openai/gpt-2, src/encoder.py). */
const PIECE = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/**
 * A text in pieces: roughly words, each with the space before it. No token reaches over the edge
 * of a piece. Joined together the pieces are the text.
 */
export function piecesOf(text: string): string[] {
  return text.match(PIECE) ?? [];
}
