import type { FigureTable } from '@/components/figure/table';
import type { SamplingSettings } from '@/lib/sampling/settings';
import { tokenLabel } from '@/lib/text/token-text';
import { nextToken } from '@/lib/trace/next-token';
import { attentionWeight, type Trace } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';

/** The tokens with their positions, ids and bytes. */
export function tokensTable(trace: Trace): FigureTable {
  const hex = (bytes: Uint8Array) =>
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return {
    columns: ['Position', 'Token', 'Id', 'Bytes'],
    rows: trace.rows.map(({ token }, position) => [
      position + 1,
      tokenLabel(token),
      token.id,
      hex(token.bytes),
    ]),
  };
}

/** The named candidates, and the sum of the rest. */
export function nextTokenTable(
  logits: Float32Array,
  vocabulary: Vocabulary,
  { temperature, ...cut }: SamplingSettings,
  count: number,
): FigureTable {
  const { candidates, rest, restCount } = nextToken(logits, temperature, count, cut);
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

/** One head's weights: a row for each token that looks, a column for each it may look at. */
export function attentionTable(trace: Trace, layer: number, head: number): FigureTable {
  const names = trace.rows.map(({ token }, i) => `${i + 1} ${tokenLabel(token)}`);
  return {
    columns: ['Looks', ...names],
    rows: names.map((name, query) => [
      name,
      ...names.map((_, key) => attentionWeight(trace, layer, head, query, key) ?? 'forbidden'),
    ]),
  };
}
