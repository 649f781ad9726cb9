import { z } from 'zod';
import { fromBase64, toBase64 } from '@/lib/trace/base64';
import type { Token } from '@/lib/trace/trace';

z.config({ jitless: true });

/** A token as the chapter's recorded files keep it: its id and its bytes; special ones are marked. */
export const packedToken = z.union([
  z.tuple([z.int(), z.base64()]),
  z.tuple([z.int(), z.base64(), z.literal(1)]),
]);

export type PackedToken = z.infer<typeof packedToken>;

export function packToken({ id, bytes, special }: Token): PackedToken {
  return special ? [id, toBase64(bytes), 1] : [id, toBase64(bytes)];
}

export function unpackToken([id, bytes, special]: PackedToken): Token {
  return { id, bytes: fromBase64(bytes), special: special === 1 };
}
