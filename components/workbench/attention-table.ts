import type { FigureTable } from '@/components/figure/table';
import { tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';

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
