import { fromBase64, toBase64 } from '@/lib/trace/base64';
import type { Token } from '@/lib/trace/trace';

/** A token as the chapter's recorded files keep it: its id and its bytes; special ones are marked. */
export type PackedToken = readonly [id: number, bytes: string, special?: 1];

export function packToken({ id, bytes, special }: Token): PackedToken {
  return special ? [id, toBase64(bytes), 1] : [id, toBase64(bytes)];
}

export function unpackToken([id, bytes, special]: PackedToken): Token {
  return { id, bytes: fromBase64(bytes), special: special === 1 };
}
