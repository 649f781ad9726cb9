import { classNames } from '@/components/controls/classNames';
import barStyles from '@/components/figure/bars.module.css';
import markStyles from '@/components/figure/marks.module.css';
import { rounded } from '@/lib/maths/rounded';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { type Change, movedText, shiftRows } from './marks';
import styles from './PredictionShift.module.css';

const WIDTH = 360;
const BAR = 15;
const HEAD = 24;
/** Sizes that go with the type: the height of a row, the room for a token and for a percentage. */
const SMALL = { row: 25, middle: 104, percent: 42 };
const LARGE = { row: 29, middle: 130, percent: 70 };

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
  large,
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
  /** True for the large type of a projected figure. */
  readonly large: boolean;
}) {
  const { row: high, middle, percent } = large ? LARGE : SMALL;
  const room = (WIDTH - middle) / 2 - percent;
  const pixels = (share: number) => rounded(share * room, 1);
  const rows = shiftRows(changes, vocabulary, full).map((row) => ({
    ...row,
    before: pixels(row.before),
    after: pixels(row.after),
  }));
  const [left, right] = [(WIDTH - middle) / 2, (WIDTH + middle) / 2];
  return (
    <section data-mark="shift" className={styles.shift} aria-label={title}>
      <p className={styles.title}>{title}</p>
      <p className={styles.note}>{note}</p>
      <p data-mark="shift-moved" className={styles.moved}>
        {movedText(moved)}
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEAD + high * rows.length}`} aria-hidden="true">
        <text className={markStyles.note} x={left} y={13} textAnchor="end">
          as written
        </text>
        <text className={classNames(markStyles.note, styles.headAfter)} x={right} y={13}>
          your order
        </text>
        {rows.map((row, i) => (
          <g key={row.id} transform={`translate(0 ${HEAD + i * high})`}>
            <rect
              className={styles.before}
              x={left - row.before}
              y={(high - BAR) / 2}
              width={Math.max(0.5, row.before)}
              height={BAR}
            />
            <rect
              className={classNames(barStyles.bar, styles.bar)}
              x={right}
              y={(high - BAR) / 2}
              width={Math.max(0.5, row.after)}
              height={BAR}
            />
            <text className={styles.label} x={WIDTH / 2} y={high / 2} dy="0.34em">
              {row.label}
            </text>
            <text
              className={markStyles.token}
              x={left - row.before - 5}
              y={high / 2}
              dy="0.34em"
              textAnchor="end"
            >
              {row.beforeText}
            </text>
            <text className={markStyles.token} x={right + row.after + 5} y={high / 2} dy="0.34em">
              {row.afterText}
            </text>
          </g>
        ))}
      </svg>
    </section>
  );
}
