import { fromBase64, toBase64 } from './base64';
import type { ModelShape, Token, Trace } from './trace';
import { sparseVocabulary, type Vocabulary } from './vocabulary';

/** A token as files keep it, its bytes in base64. */
export interface PackedToken {
  readonly id: number;
  readonly bytes: string;
  readonly special: boolean;
}

/**
 * The form in which a trace is kept in a file of this site; arrays are base64 of little-endian
 * float32. Tests hold every such file against what the model computes: pages take it as it is.
 */
export interface RecordingFile {
  readonly model: string;
  readonly shape: ModelShape;
  /** Tokens of the prompt. */
  readonly promptLength: number;
  readonly rows: readonly { readonly token: PackedToken; readonly attention: string }[];
  /** Logits of the last row. */
  readonly logits: string;
  /** Tokens that figures of this trace may name. */
  readonly named: readonly PackedToken[];
}

/** A recorded trace with the vocabulary of its figures. */
export interface Recording {
  readonly trace: Trace;
  readonly promptLength: number;
  readonly vocabulary: Vocabulary;
}

/** Write a trace down; `named` are the tokens, beside its own, that its figures may name. */
export function writeRecording(
  trace: Trace,
  promptLength: number,
  named: readonly Token[],
): RecordingFile {
  const logits = trace.rows.at(-1)?.logits;
  if (!logits) throw new RangeError('a recorded trace ends in a row with logits');
  return {
    model: trace.model,
    shape: { ...trace.shape },
    promptLength,
    rows: trace.rows.map((row) => ({
      token: packToken(row.token),
      attention: toBase64(bytesOf(row.attention)),
    })),
    logits: toBase64(bytesOf(logits)),
    named: named.map(packToken),
  };
}

/** Read what `writeRecording` wrote. @throws RangeError when rows or numbers are missing */
export function readRecording(file: RecordingFile): Recording {
  const shape: ModelShape = file.shape;
  const rows = file.rows.map((row, position) => ({
    token: unpackToken(row.token),
    attention: floatsOf(row.attention, shape.layers * shape.heads * (position + 1)),
  }));
  const last = rows.pop();
  if (!last || file.promptLength > rows.length + 1) throw new RangeError('rows are missing');
  const logits = floatsOf(file.logits, shape.vocabulary);
  const trace = { model: file.model, shape, rows: [...rows, { ...last, logits }] };
  const named = [...trace.rows.map((row) => row.token), ...file.named.map(unpackToken)];
  return { trace, promptLength: file.promptLength, vocabulary: sparseVocabulary(named) };
}

function packToken({ id, bytes, special }: Token): PackedToken {
  return { id, bytes: toBase64(bytes), special };
}

function unpackToken({ id, bytes, special }: PackedToken): Token {
  return { id, bytes: fromBase64(bytes), special };
}

function bytesOf(floats: Float32Array): Uint8Array {
  return new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
}

function floatsOf(base64: string, length: number): Float32Array {
  const bytes = fromBase64(base64);
  if (bytes.byteLength !== length * 4) throw new RangeError('an array has the wrong length');
  return new Float32Array(bytes.buffer);
}
