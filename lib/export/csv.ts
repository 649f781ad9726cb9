import { csvFormatRows } from 'd3';

/** Returns rows as CSV (RFC 4180): commas, every line ends with CRLF. */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  // d3 joins lines with LF; formatted one by one, a line break inside a cell stays as it is.
  return rows.map((row) => `${csvFormatRows([row.map(String)])}\r\n`).join('');
}
