import { PIECE_PATTERN } from './pieces';

/**
 * Returns a tokenizer.json in which the rule for cutting a text is written out.
 *
 * The JavaScript library cuts for a byte-level pre-tokenizer by a pattern of its own with `\s`, so
 * that its ids differ from those of the Python library around U+0085 and U+FEFF (see
 * docs/tokenizer.md). A file with another pre-tokenizer is returned as it is.
 */
export function withUnicodePieces(tokenizerJson: unknown): unknown {
  if (!isRecord(tokenizerJson)) return tokenizerJson;
  const { pre_tokenizer: byteLevel } = tokenizerJson;
  if (!isRecord(byteLevel) || byteLevel.type !== 'ByteLevel' || byteLevel.add_prefix_space) {
    return tokenizerJson;
  }
  if (byteLevel.use_regex === false) return tokenizerJson;
  const split = {
    type: 'Split',
    pattern: { Regex: PIECE_PATTERN },
    behavior: 'Isolated',
    invert: false,
  };
  const pretokenizers = [split, { ...byteLevel, use_regex: false }];
  return { ...tokenizerJson, pre_tokenizer: { type: 'Sequence', pretokenizers } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
