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
