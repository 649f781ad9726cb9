import type { Token } from '@/lib/trace/trace';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Characters that would not be seen, or would disturb the line, and what stands for them. */
const VISIBLE: Readonly<Record<string, string>> = {
  ' ': '·',
  '\n': '↵',
  '\r': '␍',
  '\t': '⇥',
  '\u00a0': '⍽',
};

/**
 * A token as its chip shows it: white space made visible, bytes in hex where the token is only a
 * part of a character, and a dotted circle under a mark that would need a letter before it.
 */
export function tokenLabel(token: Token): string {
  if (token.bytes.length === 0) return '∅';
  const text = wholeText(token);
  if (text === undefined) return Array.from(token.bytes, inHex).join(' ');
  const shown = Array.from(text, visible).join('');
  return /^\p{M}/u.test(shown) ? `◌${shown}` : shown;
}

function visible(character: string): string {
  const known = VISIBLE[character];
  if (known) return known;
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character)) {
    const code = character.codePointAt(0) as number;
    return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return character;
}

/** True when the token's bytes are only a part of a character. */
export const isPartial = (token: Token): boolean => wholeText(token) === undefined;

/** The characters of a token; undefined where its bytes are only a part of one. */
function wholeText({ bytes }: Token): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

const inHex = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0');

/** The text that a run of tokens stands for; special tokens stand for none. */
export function textOf(tokens: Iterable<Token>): string {
  const pieces = Array.from(tokens).filter((token) => !token.special);
  const bytes = new Uint8Array(pieces.reduce((sum, token) => sum + token.bytes.length, 0));
  let offset = 0;
  for (const token of pieces) {
    bytes.set(token.bytes, offset);
    offset += token.bytes.length;
  }
  return lenient.decode(bytes);
}

/** The text of tokens on one line: the end of a paragraph is a sign. */
export function lineOf(tokens: Iterable<Token>): string {
  return textOf(tokens).replace(/\s*\n\s*/g, ' ¶ ');
}
