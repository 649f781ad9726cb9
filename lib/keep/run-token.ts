import { tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';
import type { RunToken } from './run-file';

/** A token as a run's file holds it. */
export function runToken(token: Token): RunToken {
  const bytes = Array.from(token.bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { id: token.id, label: tokenLabel(token), bytes };
}
