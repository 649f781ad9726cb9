const NEEDS_QUOTES = /[",\r\n]/;

/** Rows as CSV (RFC 4180): commas, lines end with CRLF. */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) => {
    const text = String(value);
    return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** The cells of a CSV; undefined where a quote is left open or stands where none may. */
export function readCsv(text: string): string[][] | undefined {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      const cell = text[at] === '"' ? quoted(text, at) : plain(text, at);
      if (!cell) return undefined;
      row.push(cell.value);
      at = cell.end;
      if (text[at] !== ',') break;
      at++;
    }
    if (at < text.length) {
      const end = /^\r?\n/.exec(text.slice(at, at + 2))?.[0];
      if (!end) return undefined;
      at += end.length;
    }
    rows.push(row);
  }
  return rows;
}

interface Cell {
  readonly value: string;
  /** Where in the text the cell is over. */
  readonly end: number;
}

function quoted(text: string, from: number): Cell | undefined {
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return undefined;
    if (text[close + 1] !== '"') {
      return { value: text.slice(from + 1, close).replaceAll('""', '"'), end: close + 1 };
    }
    at = close + 2;
  }
}

function plain(text: string, from: number): Cell | undefined {
  let end = from;
  while (end < text.length && !',\r\n'.includes(text[end] as string)) end++;
  const value = text.slice(from, end);
  return value.includes('"') ? undefined : { value, end };
}
