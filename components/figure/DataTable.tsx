import styles from './DataTable.module.css';
import type { FigureTable } from './table';

/** More rows than anyone reads on a page; the CSV has them all. */
export const MOST_ROWS = 200;

interface DataTableProps {
  readonly id: string;
  readonly title: string;
  readonly table: FigureTable;
}

/** A figure's numbers as a table, in a region that scrolls and that the keyboard reaches. */
export function DataTable({ id, title, table }: DataTableProps) {
  const shown = table.rows.slice(0, MOST_ROWS);
  const left = table.rows.length - shown.length;
  return (
    <section
      id={id}
      className={styles.table}
      aria-label={`${title}, as a table`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus.
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody translate="no">
          {shown.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; names may repeat.
            <tr key={at}>
              {row.map((value, column) => {
                const key = table.columns[column];
                const kind = typeof value === 'number' ? styles.number : undefined;
                return column === 0 ? (
                  <th key={key} scope="row" className={kind}>
                    {value}
                  </th>
                ) : (
                  <td key={key} className={kind}>
                    {typeof value === 'number' ? formatNumber(value) : value}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 ? <p>{left} more rows; Export has them all.</p> : null}
    </section>
  );
}

/** Five significant digits, as in 0.034521 or 12.5; whole numbers stay whole. */
function formatNumber(value: number): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  return Math.abs(value) < 1e-4 ? value.toExponential(2) : String(Number(value.toPrecision(5)));
}
