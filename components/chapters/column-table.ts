import type { FigureTable } from '@/components/figure/table';

type Cell = FigureTable['rows'][number][number];

/** Returns a table with a row an item. Each column has its name, and what it says of an item. */
export const columnTable = <T>(
  items: readonly T[],
  columns: readonly (readonly [name: string, says: (item: T, index: number) => Cell])[],
): FigureTable => ({
  columns: columns.map(([name]) => name),
  rows: items.map((item, index) => columns.map(([, says]) => says(item, index))),
});
