'use client';

import { TokenText } from '@/components/controls/TokenText';
import { HatchPattern } from '@/components/figure/HatchPattern';
import layout from '@/components/figure/layout.module.css';
import markStyles from '@/components/figure/marks.module.css';
import { onKeys } from '@/components/figure/pointing';
import { clamped } from '@/lib/maths/clamped';
import { tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';
import { type Family, patternMarks, seenBy } from './marks';
import styles from './WhoSeesWhom.module.css';

const GRID = 216;
const LEFT = 78;
const TOP = 68;
const WIDTH = LEFT + GRID + 24;
const HEIGHT = TOP + GRID + 24;

/** One mask: a row a token that looks, a column a token that it may look at, or may not. */
export function WhoSeesWhom({
  family,
  name,
  tokens,
  row,
  onRow,
}: {
  readonly family: Family;
  /** Of the model, for the ear. */
  readonly name: string;
  readonly tokens: readonly Token[];
  /** The row that is told about. */
  readonly row: number;
  readonly onRow: (row: number | undefined) => void;
}) {
  const marks = patternMarks(family, tokens, GRID);
  const hatch = `hatch-${family}`;
  const last = tokens.length - 1;
  const move = onKeys({ ArrowUp: -1, ArrowDown: 1 }, (by) => onRow(clamped(row + by, 0, last)));
  const at = marks.labels[row]?.at ?? 0;
  const seen = seenBy(family, row, tokens.length);
  return (
    <div className={styles.pattern}>
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk the rows
        tabIndex={0}
        aria-label={`Who may look at whom in ${name}; arrow keys walk the rows`}
        onKeyDown={move}
      >
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          aria-hidden="true"
          onPointerLeave={(event) => event.pointerType === 'mouse' && onRow(undefined)}
        >
          <defs>
            <HatchPattern id={hatch} />
          </defs>
          <g transform={`translate(${LEFT} ${TOP})`}>
            {marks.labels.map(({ text, at: y }, i) => (
              <text
                // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the text
                key={i}
                className={markStyles.token}
                data-on={i === row || undefined}
                x={-6}
                y={y}
                dy="0.32em"
                textAnchor="end"
              >
                {text}
              </text>
            ))}
            {marks.labels.map(({ text, at: x }, i) => (
              <text
                // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the text
                key={i}
                className={markStyles.token}
                data-on={seen.includes(i) || undefined}
                transform={`translate(${x} -6) rotate(-50)`}
                dy="0.3em"
              >
                {text}
              </text>
            ))}
            {marks.cells.map(({ query, key, x, y, zone }) => (
              <rect
                key={`${query} ${key}`}
                data-mark="mask-cell"
                className={styles.cell}
                data-zone={zone}
                data-on={query === row || undefined}
                x={x}
                y={y}
                width={marks.cell}
                height={marks.cell}
                {...(zone ? {} : { fill: `url(#${hatch})` })}
                onPointerEnter={() => onRow(query)}
                onPointerDown={() => onRow(query)}
              />
            ))}
            <rect
              className={styles.row}
              x={-2}
              y={at - marks.cell / 2 - 2}
              width={GRID + 4}
              height={marks.cell + 4}
            />
            {marks.spans.map(({ name: part, from, to }) => (
              <g key={part} className={styles.span}>
                <line x1={GRID + 7} x2={GRID + 7} y1={from} y2={to} />
                <text
                  className={markStyles.note}
                  transform={`translate(${GRID + 18} ${(from + to) / 2}) rotate(-90)`}
                >
                  {part}
                </text>
              </g>
            ))}
            {marks.feet.map(({ name: part, from, to }) => (
              <g key={part} className={styles.span}>
                <line x1={from} x2={to} y1={GRID + 7} y2={GRID + 7} />
                <text className={markStyles.note} x={(from + to) / 2} y={GRID + 20}>
                  {part}
                </text>
              </g>
            ))}
          </g>
        </svg>
      </div>
      <p data-mark="readout" className={layout.readout}>
        <TokenText>{labelAt(tokens, row)}</TokenText> sees{' '}
        {seen.length === tokens.length
          ? 'all of them'
          : `${seen.length} of ${tokens.length}: ${seen.map((i) => labelAt(tokens, i)).join(' ')}`}
      </p>
    </div>
  );
}

function labelAt(tokens: readonly Token[], position: number): string {
  const token = tokens[position];
  return token ? tokenLabel(token) : '';
}
