import { writeCsv } from '@/lib/export/csv';

/** What a figure shows, as a table: the first cell of each row names it. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** The table as CSV, numbers in full. */
export const toCsv = ({ columns, rows }: FigureTable): string => writeCsv([columns, ...rows]);
