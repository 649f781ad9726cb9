import type { Measurements } from '@/lib/engine/self-check/measure';
import { formatMeasured } from './format';
import styles from './MeasuredTable.module.css';

/** What was measured of a model before any figure was drawn from it, and what it should be. */
export function MeasuredTable({
  title,
  measured,
}: {
  readonly title: string;
  readonly measured: Measurements;
}) {
  const { logits, notFinite, spread, betweenTexts, rowSum, leak, stepped } = measured;
  const rows = [
    ['Logits that are no numbers', `${notFinite} of ${logits.toLocaleString('en')}`, '0'],
    ['Standard deviation of the logits after a text', formatMeasured(spread), 'not 0'],
    ['A logit after another last token differs by up to', formatMeasured(betweenTexts), 'not 0'],
    ['The attention of a token adds up to', `1 ± ${formatMeasured(rowSum)}`, '1'],
    ['Another last token moves the logits before it by', formatMeasured(leak.masked), '0'],
    ['… and by, with the causal mask off', formatMeasured(leak.unmasked), 'not 0'],
    ['Its last tokens read one by one, a logit differs by', formatMeasured(stepped), '0'],
  ];
  return (
    <table className={styles.table} aria-label={`Measured of ${title}`}>
      <thead>
        <tr>
          <th scope="col">Checked before its first figure</th>
          <th scope="col">measured</th>
          <th scope="col">expected</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, found, expected]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td translate="no">{found}</td>
            <td translate="no">{expected}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
