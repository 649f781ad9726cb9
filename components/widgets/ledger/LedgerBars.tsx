'use client';

import { Button } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import barStyles from '@/components/figure/bars.module.css';
import markStyles from '@/components/figure/marks.module.css';
import styles from './LedgerBars.module.css';
import { type LedgerPart, type LedgerRow, ledgerScale, logits, samePart } from './marks';

const WIDTH = 430;
// On a phone a line is as high as a finger needs.
const ROW = 30;
const HEAD = 22;
const LABEL = 116;
const BAR = 246;
const THICK = { 0: 15, 1: 9 } as const;

/**
 * A ledger as bars that follow one another: each begins where the one before it ends, and the last
 * ends at the difference of the two logits.
 */
export function LedgerBars({
  rows,
  total,
  names,
  chosen,
  isOpen,
  onPress,
}: {
  readonly rows: readonly LedgerRow[];
  /** The difference of the two logits. */
  readonly total: number;
  /** The token that is explained, and the one it is compared with, as labels. */
  readonly names: readonly [string, string];
  readonly chosen: LedgerPart | undefined;
  readonly isOpen: (key: string) => boolean;
  /** Opens a line that is a sum, or knocks a part out. */
  readonly onPress: (row: LedgerRow) => void;
}) {
  const at = ledgerScale(rows);
  const x = (value: number) => LABEL + at(value) * BAR;
  const height = HEAD + ROW * (rows.length + 1);
  const end = HEAD + ROW * rows.length;
  return (
    <div className={styles.ledger}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
        <text className={styles.other} x={x(0) - 7} y={13} textAnchor="end">
          ← {names[1]}
        </text>
        <text className={styles.answer} x={x(0) + 7} y={13}>
          {names[0]} →
        </text>
        <line className={styles.zero} x1={x(0)} x2={x(0)} y1={3} y2={height} />
        {rows.map((row, i) => (
          <Bar
            key={row.key}
            row={row}
            y={HEAD + i * ROW}
            x={x}
            on={row.part !== undefined && samePart(row.part, chosen)}
          />
        ))}
        <line
          className={styles.sum}
          x1={x(0)}
          x2={x(total)}
          y1={end + ROW / 2}
          y2={end + ROW / 2}
        />
        <circle className={styles.sumEnd} cx={x(total)} cy={end + ROW / 2} r={4.5} />
        <text
          className={styles.sumText}
          x={LABEL - 10}
          y={end + ROW / 2}
          dy="0.34em"
          textAnchor="end"
        >
          together
        </text>
        <text
          className={classNames(styles.sumText, styles.value)}
          x={WIDTH}
          y={end + ROW / 2}
          dy="0.34em"
          textAnchor="end"
        >
          {logits(total)}
        </text>
      </svg>
      <ol
        className={barStyles.overRows}
        aria-label="Ledger"
        style={{
          top: `${(HEAD / height) * 100}%`,
          height: `${((ROW * rows.length) / height) * 100}%`,
        }}
      >
        {rows.map((row) => (
          <li key={row.key}>
            <Button
              className={classNames(barStyles.button, barStyles.inward)}
              isDisabled={!row.opens && !row.part}
              onPress={() => onPress(row)}
              {...(row.opens ? { 'aria-expanded': isOpen(row.key) } : {})}
              {...(row.part ? { 'aria-pressed': samePart(row.part, chosen) } : {})}
            >
              <span className="sr-only">
                {spoken(row)} {logits(row.value)}
              </span>
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Bar({
  row,
  y,
  x,
  on,
}: {
  readonly row: LedgerRow;
  readonly y: number;
  readonly x: (value: number) => number;
  readonly on: boolean;
}) {
  const { from, to, depth, value, label, opens } = row;
  const thick = THICK[depth];
  const middle = y + ROW / 2;
  return (
    <g data-mark="ledger-row" className={styles.row} data-depth={depth} data-on={on || undefined}>
      <rect
        className={classNames(markStyles.ground, styles.ground)}
        y={y}
        width={WIDTH}
        height={ROW}
      />
      <text
        className={depth === 0 ? markStyles.label : markStyles.note}
        x={LABEL - 10}
        y={middle}
        dy="0.34em"
        textAnchor="end"
      >
        {opens ? `▸ ${label}` : label}
      </text>
      <rect
        className={styles.bar}
        data-against={value < 0 || undefined}
        x={Math.min(x(from), x(to))}
        y={middle - thick / 2}
        width={Math.max(0.75, Math.abs(x(to) - x(from)))}
        height={thick}
      />
      {depth === 0 && (
        <line className={styles.step} x1={x(to)} x2={x(to)} y1={middle} y2={y + ROW + 8} />
      )}
      <text
        className={classNames(styles.number, styles.value)}
        x={WIDTH}
        y={middle}
        dy="0.34em"
        textAnchor="end"
      >
        {logits(value)}
      </text>
    </g>
  );
}

/** A line's name for those who do not see where it stands. */
function spoken({ label, part, key }: LedgerRow): string {
  if (part?.head !== undefined) return `Layer ${part.layer + 1}, ${label}`;
  return key.startsWith('bias-') ? `Bias of ${label}` : label;
}
