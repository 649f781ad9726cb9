import { tokenLabel } from '@/lib/text/token-text';
import type { HeadWeights } from '@/lib/trace/head-weights';
import { writeCsv } from './csv';

/**
 * Returns the attention of one head as CSV: a row for each token that looks, a column for each
 * token that is looked at, numbers in full, empty where the mask forbids. Labels may repeat, so
 * each has its position (from 1) before it.
 */
export function writeAttentionCsv({ tokens, weight }: HeadWeights): string {
  const names = tokens.map((token, at) => `${at + 1} ${tokenLabel(token)}`);
  return writeCsv([
    ['query \\ key', ...names],
    ...names.map((name, query) => [name, ...names.map((_, key) => weight(query, key) ?? '')]),
  ]);
}
