import type { Kind } from '@/lib/heads/profile';

/** What the kinds are called, in a sort control and in a table. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  previous: 'previous token',
  first: 'first token',
  same: 'same token',
  induction: 'induction',
  entropy: 'entropy',
  distance: 'distance',
};

/** A score as it stands below a map: shares of 1, bits, or tokens. */
export function scoreLabel(kind: Kind, value: number | undefined): string {
  if (value === undefined) return '–';
  if (kind === 'entropy' || kind === 'distance') return value.toFixed(1);
  return value.toFixed(2).replace(/^0/, '');
}

/** The same with its unit. */
export function scoreWords(kind: Kind, value: number | undefined): string {
  if (value === undefined) return 'not measured';
  if (kind === 'entropy') return `${value.toFixed(2)} bits`;
  if (kind === 'distance') return `${value.toFixed(2)} tokens`;
  return value.toFixed(3);
}

/** What a head can give in the place of its output. */
export const REPLACEMENTS = [
  { value: 'mean', label: 'its average' },
  { value: 'zero', label: 'nothing' },
] as const;
