import styles from './MeasuredBars.module.css';
import { type MeasuredBar, measuredRows } from './marks';

/** What an experiment has measured, a line a number. */
export function MeasuredBars({ bars }: { readonly bars: readonly MeasuredBar[] }) {
  return (
    <ol className={styles.bars} aria-label="Measured">
      {measuredRows(bars).map(({ label, text, length, of, control }) => (
        <li key={label} data-mark="measured" data-control={control || undefined}>
          <span className={styles.label}>{label}</span>{' '}
          <span className={styles.room}>
            <span className={styles.bar} data-of={of} style={{ width: `${length}%` }} />
            <span className={styles.number}>{text}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
