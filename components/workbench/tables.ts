import type { FigureTable } from '@/components/figure/table';
import type { NextTokenDistribution } from '@/lib/generation/next-token-distribution';
import { tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';

/** The tokens with their positions, ids and bytes. */
export function tokensTable(tokens: readonly Token[]): FigureTable {
  const hex = (bytes: Uint8Array) =>
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return {
    columns: ['Position', 'Token', 'Id', 'Bytes'],
    rows: tokens.map((token, position) => [
      position + 1,
      tokenLabel(token),
      token.id,
      hex(token.bytes),
    ]),
  };
}

/** The named candidates, and the sum of the rest. */
export function nextTokenTable(
  { candidates, rest, restCount }: NextTokenDistribution,
  vocabulary: Vocabulary,
): FigureTable {
  return {
    columns: ['Rank', 'Token', 'Id', 'Probability', 'At temperature 1'],
    rows: [
      ...candidates.map((candidate) => [
        candidate.rank + 1,
        tokenLabel(vocabulary.token(candidate.id)),
        candidate.id,
        candidate.probability,
        candidate.modelProbability,
      ]),
      ['', `${restCount} other tokens`, '', rest, ''],
    ],
  };
}

/** Who looks at whom: a row for each token that looks, a column for each it may look at. */
export function attentionTable({
  tokens,
  weight,
}: {
  readonly tokens: readonly Token[];
  /** Undefined where the query must not look at the key. */
  readonly weight: (query: number, key: number) => number | string | undefined;
}): FigureTable {
  const names = tokens.map((token, i) => `${i + 1} ${tokenLabel(token)}`);
  return {
    columns: ['Looks', ...names],
    rows: names.map((name, query) => [
      name,
      ...names.map((_, key) => weight(query, key) ?? 'forbidden'),
    ]),
  };
}
