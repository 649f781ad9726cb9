import { tokenLabel } from '@/lib/text/token-text';
import type { HeadWeights } from '@/lib/trace/head-weights';
import { readCsv, writeCsv } from './csv';

/** The attention of one head, as its CSV holds it. */
export interface AttentionTable {
  /** A label a token, T of them. */
  readonly labels: readonly string[];
  /** [T][T]: `weights[query][key]`; undefined where the mask forbids a look. */
  readonly weights: readonly (readonly (number | undefined)[])[];
}

/** One head's weights as a table. */
export function attentionTable({ tokens, weight }: HeadWeights): AttentionTable {
  return {
    labels: tokens.map(tokenLabel),
    weights: tokens.map((_, query) => tokens.map((_, key) => weight(query, key))),
  };
}

/**
 * The table as CSV: a row a token that looks, a column a token that is looked at, numbers in full,
 * empty where the mask forbids. Labels may repeat, so their positions (from 1) stand beside them.
 */
export function writeAttentionCsv({ labels, weights }: AttentionTable): string {
  const names = labels.map((label, at) => `${at + 1} ${label}`);
  return writeCsv([
    ['query \\ key', ...names],
    ...weights.map((row, query) => [names[query] ?? '', ...row.map((value) => value ?? '')]),
  ]);
}

/** What `writeAttentionCsv` wrote; undefined for any other text. */
export function readAttentionCsv(text: string): AttentionTable | undefined {
  const [head, ...rows] = readCsv(text) ?? [];
  const names = head?.slice(1);
  if (!names || rows.length !== names.length) return undefined;
  const weights: (number | undefined)[][] = [];
  for (const [at, row] of rows.entries()) {
    if (row.length !== names.length + 1 || row[0] !== names[at]) return undefined;
    const numbers = row.slice(1).map((cell) => (cell === '' ? undefined : Number(cell)));
    if (numbers.some((value) => value !== undefined && !(value >= 0 && value <= 1))) {
      return undefined;
    }
    weights.push(numbers);
  }
  return { labels: names.map((name) => name.replace(/^\d+ /, '')), weights };
}
