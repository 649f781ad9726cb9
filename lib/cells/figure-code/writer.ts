import { textOf } from '@/lib/text/token-text';
import { BytePairs } from '@/lib/tokenizer/byte-pairs';
import { piecesOf } from '@/lib/tokenizer/pieces';
import { tokensById, type Vocabulary } from '@/lib/trace/vocabulary';

/** Writes the tokens of a request into code: as text, where the text has these very tokens. */
export interface TokenWriter {
  /** An expression of TypeScript for a text. */
  readonly text: (ids: readonly number[]) => string;
  /** An expression of Python: the ids of a text, [1, T]. */
  readonly pythonIds: (ids: readonly number[]) => string;
  /** What tokens are, for a comment. */
  readonly named: (ids: readonly number[]) => string;
  /** V */
  readonly size: number;
}

/**
 * Returns a writer.
 *
 * @param size V; where the vocabulary holds fewer, its request is a recorded one, whose texts were
 *   cut by the model itself
 */
export function createTokenWriter(vocabulary: Vocabulary, size: number): TokenWriter {
  const whole = vocabulary.tokens().length === size;
  const asText = (ids: readonly number[]): string | undefined => {
    const text = textOf(tokensById(vocabulary, ids));
    if (ids.length === 0 || text.includes('\ufffd')) return undefined;
    if (!whole) return text;
    const pairs = BytePairs.of(vocabulary);
    const cut = piecesOf(text).flatMap((piece) => pairs.join(piece).ids);
    return cut.join() === ids.join() ? text : undefined;
  };
  return {
    size,
    text: (ids) => {
      const text = asText(ids);
      return text === undefined ? list(ids) : quoted(text);
    },
    pythonIds: (ids) => {
      const text = asText(ids);
      return text === undefined ? `torch.tensor([${list(ids)}])` : pythonIdsOf(text);
    },
    named: (ids) => ids.map((id) => quoted(textOf([vocabulary.token(id)]))).join(', '),
  };
}

/** The ids of a text in Python, [1, T]. */
export const pythonIdsOf = (text: string) =>
  `tokenizer(${quoted(text)}, return_tensors='pt').input_ids`;

/** Returns a string in quotes that TypeScript and Python read alike. */
export function quoted(text: string): string {
  const inside = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  if (!inside.includes("'")) return `'${inside}'`;
  return inside.includes('"') ? `'${inside.replaceAll("'", "\\'")}'` : `"${inside}"`;
}

/** Returns numbers in brackets, which both languages read alike. */
export const list = (numbers: Iterable<number>) => `[${Array.from(numbers).join(', ')}]`;

/** Returns strings in brackets, one a line. */
export const lines = (texts: readonly string[]) =>
  `[\n${texts.map((text) => `    ${quoted(text)},\n`).join('')}]`;
