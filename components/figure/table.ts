/** What a figure shows, as a table: the first cell of each row names it. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const needsQuotes = /[",\r\n]/;

/** The table as CSV (RFC 4180): commas, lines end with CRLF, numbers in full. */
export function toCsv({ columns, rows }: FigureTable): string {
  const cell = (value: string | number) => {
    const text = String(value);
    return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
