/** tokenizer.json files of any number of tokens, made of a language's letters. */

/** GPT-2's printable stand-in for each byte (openai/gpt-2, src/encoder.py, bytes_to_unicode). */
const STAND_INS = (() => {
  const stands: string[] = [];
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    const shown = (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
    stands.push(String.fromCodePoint(shown ? byte : next++));
  }
  return stands;
})();

const written = (text: string) =>
  Array.from(new TextEncoder().encode(text), (byte) => STAND_INS[byte]).join('');

export interface TinyTokenizer {
  /** Tokens, those of `special` included. */
  readonly size: number;
  readonly letters: string;
  readonly special?: readonly string[];
}

/**
 * A byte-level byte-pair tokenizer, as GPT-2's: 256 bytes, then letters of two bytes, then pairs and
 * triples of letters, with and without a space before them, until there are enough.
 */
export function byteLevelTokenizer({ size, letters, special = [] }: TinyTokenizer) {
  const vocab: Record<string, number> = Object.fromEntries(STAND_INS.map((text, id) => [text, id]));
  const merges: string[] = [];
  const most = size - special.length;
  const join = (left: string, right: string) => {
    if (merges.length + STAND_INS.length >= most) return;
    merges.push(`${left} ${right}`);
    vocab[left + right] = STAND_INS.length + merges.length - 1;
  };
  const alphabet = Array.from(letters, written);
  for (const letter of alphabet) if (letter.length > 1) join(letter[0] ?? '', letter[1] ?? '');
  let words = [...alphabet];
  const first = (letter: string) => join(written(' '), letter);
  alphabet.forEach(first);
  words.push(...alphabet.map((letter) => written(' ') + letter));
  while (merges.length + STAND_INS.length < most) {
    const longer = words.flatMap((word) => alphabet.map((letter) => [word, letter] as const));
    for (const [word, letter] of longer) join(word, letter);
    words = longer.map(([word, letter]) => word + letter);
  }
  return {
    version: '1.0',
    added_tokens: special.map((content, i) => added(content, most + i)),
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true },
    post_processor: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: false },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true },
    model: { type: 'BPE', vocab, merges },
  };
}

/** A byte-pair tokenizer of characters, with "▁" for spaces and bytes as <0x0A>, as SentencePiece's. */
export function metaspaceTokenizer({ letters, special = [] }: Omit<TinyTokenizer, 'size'>) {
  const pieces = [
    ...Array.from(
      { length: 256 },
      (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
    ),
    ...['▁', ...letters],
    ...Array.from(letters, (letter) => `▁${letter}`),
  ];
  const vocab = Object.fromEntries(pieces.map((piece, id) => [piece, id]));
  return {
    version: '1.0',
    added_tokens: special.map((content, i) => added(content, pieces.length + i)),
    normalizer: { type: 'Replace', pattern: { String: ' ' }, content: '▁' },
    pre_tokenizer: null,
    post_processor: null,
    decoder: {
      type: 'Sequence',
      decoders: [
        { type: 'Replace', pattern: { String: '▁' }, content: ' ' },
        { type: 'ByteFallback' },
        { type: 'Fuse' },
      ],
    },
    model: {
      type: 'BPE',
      byte_fallback: true,
      fuse_unk: true,
      vocab,
      merges: Array.from(letters, (letter) => `▁ ${letter}`),
    },
  };
}

const added = (content: string, id: number) => ({
  id,
  content,
  single_word: false,
  lstrip: false,
  rstrip: false,
  normalized: false,
  special: true,
});
