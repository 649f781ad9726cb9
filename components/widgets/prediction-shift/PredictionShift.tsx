import { classNames } from '@/components/controls/classNames';
import barStyles from '@/components/figure/bars.module.css';
import markStyles from '@/components/figure/marks.module.css';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { type Change, movedText, shiftRows } from './marks';
import styles from './PredictionShift.module.css';

const WIDTH = 360;
const ROW = 25;
const BAR = 15;
const HEAD = 24;
const MIDDLE = 104;
const ROOM = (WIDTH - MIDDLE) / 2 - 42;

/**
 * A prediction in two orders, back to back: as written to the left, reordered to the right. Where
 * nothing has changed, the picture is symmetric.
 */
export function PredictionShift({
  title,
  note,
  changes,
  moved,
  full,
  vocabulary,
}: {
  readonly title: string;
  /** What the model can tell the order from, in a few words. */
  readonly note: string;
  readonly changes: readonly Change[];
  /** The share of probability that moved, 0..1. */
  readonly moved: number;
  /** The probability that fills a side: the same in all pictures that are compared. */
  readonly full: number;
  readonly vocabulary: Vocabulary;
}) {
  const rows = shiftRows(changes, vocabulary, full);
  const [left, right] = [(WIDTH - MIDDLE) / 2, (WIDTH + MIDDLE) / 2];
  return (
    <section data-mark="shift" className={styles.shift} aria-label={title}>
      <p className={styles.title}>{title}</p>
      <p className={styles.note}>{note}</p>
      <p data-mark="shift-moved" className={styles.moved}>
        {movedText(moved)}
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEAD + ROW * rows.length}`} aria-hidden="true">
        <text className={markStyles.note} x={left} y={13} textAnchor="end">
          as written
        </text>
        <text className={classNames(markStyles.note, styles.headAfter)} x={right} y={13}>
          in your order
        </text>
        {rows.map((row, i) => (
          <g key={row.id} transform={`translate(0 ${HEAD + i * ROW})`}>
            <rect
              className={styles.before}
              x={left - row.before * ROOM}
              y={(ROW - BAR) / 2}
              width={Math.max(0.5, row.before * ROOM)}
              height={BAR}
            />
            <rect
              className={classNames(barStyles.bar, styles.bar)}
              x={right}
              y={(ROW - BAR) / 2}
              width={Math.max(0.5, row.after * ROOM)}
              height={BAR}
            />
            <text className={styles.label} x={WIDTH / 2} y={ROW / 2} dy="0.34em">
              {row.label}
            </text>
            <text
              className={styles.percent}
              x={left - row.before * ROOM - 5}
              y={ROW / 2}
              dy="0.34em"
              textAnchor="end"
            >
              {row.beforeText}
            </text>
            <text
              className={styles.percent}
              x={right + row.after * ROOM + 5}
              y={ROW / 2}
              dy="0.34em"
            >
              {row.afterText}
            </text>
          </g>
        ))}
      </svg>
    </section>
  );
}
