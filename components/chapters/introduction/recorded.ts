import { fromBase64 } from '@/lib/trace/base64';
import type { Token } from '@/lib/trace/trace';

/** A token, as recorded figures keep it. */
export interface RecordedToken {
  readonly id: number;
  /** Base64. */
  readonly bytes: string;
  readonly special: boolean;
}

export const readToken = ({ id, bytes, special }: RecordedToken): Token => ({
  id,
  bytes: fromBase64(bytes),
  special,
});
