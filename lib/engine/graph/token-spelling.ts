import { EngineFailure } from '../failure';

/** Returns the bytes of a token as a tokenizer.json writes it. */
export type Spelling = (written: string) => Uint8Array;

/** A tokenizer.json's parts that say how tokens are written; each may hold others of its kind. */
interface Part {
  readonly type?: unknown;
  readonly pattern?: unknown;
  readonly [name: string]: unknown;
}

/**
 * Returns how a byte-pair tokenizer writes its tokens, as its decoder and pre-tokenizer say: bytes
 * as printable characters (GPT-2), or text with "▁" for a space (SentencePiece).
 *
 * @throws EngineFailure 'unsupported-model' where it is neither
 */
export function spellingOf(tokenizerJson: object): Spelling {
  const { decoder, pre_tokenizer, normalizer, model } = tokenizerJson as Record<string, unknown>;
  const parts = [decoder, pre_tokenizer, normalizer].flatMap(allParts);
  if (parts.some(({ type }) => type === 'ByteLevel')) return byteLevel;
  if (parts.some(writesSpaces)) {
    const { byte_fallback } = model as Record<string, unknown>;
    return byte_fallback === true ? withByteTokens : sentencePiece;
  }
  // GPT-2's own file may say nothing.
  if (!decoder && !pre_tokenizer) return byteLevel;
  throw new EngineFailure(
    'unsupported-model',
    'Its byte-pair tokenizer writes tokens neither as bytes (as GPT-2’s) nor with “▁” for a space (as SentencePiece’s), so its text cannot be shown.',
  );
}

function allParts(value: unknown): Part[] {
  if (typeof value !== 'object' || value === null) return [];
  const part = value as Part;
  const inner = ['decoders', 'pretokenizers', 'normalizers'].flatMap((name) => part[name] ?? []);
  return [part, ...inner.flatMap(allParts)];
}

const writesSpaces = ({ type, pattern }: Part): boolean =>
  type === 'Metaspace' ||
  (type === 'Replace' && ['▁', ' '].includes((pattern as { String?: string })?.String ?? ''));

/**
 * The byte that each of GPT-2's printable characters represents, by the character's code; -1 for all
 * others: `bytes_to_unicode` (openai/gpt-2, src/encoder.py).
 */
const BYTE_OF: Int16Array = (() => {
  const table = new Int16Array(512).fill(-1);
  const printable = (byte: number) =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    table[printable(byte) ? byte : next++] = byte;
  }
  return table;
})();

const byteLevel: Spelling = (written) => {
  const bytes = new Uint8Array(written.length);
  for (let i = 0; i < written.length; i++) {
    const byte = BYTE_OF[written.charCodeAt(i)] ?? -1;
    if (byte < 0) {
      const character = String.fromCodePoint(written.codePointAt(i) ?? 0);
      throw new EngineFailure(
        'corrupt',
        `The tokenizer file has a token with “${character}” in it.`,
      );
    }
    bytes[i] = byte;
  }
  return bytes;
};

const sentencePiece: Spelling = (written) => new TextEncoder().encode(written.replaceAll('▁', ' '));

/** Bytes without a token of their own are written as <0x0A>. */
const withByteTokens: Spelling = (written) => {
  const byte = /^<0x([0-9A-Fa-f]{2})>$/.exec(written)?.[1];
  return byte === undefined ? sentencePiece(written) : Uint8Array.of(Number.parseInt(byte, 16));
};
