'use client';

import type { PointerEvent, ReactNode } from 'react';
import { classNames } from '@/components/controls/classNames';
import { onKeys, partAt, pointerShares, stepFrom } from '@/components/figure/pointing';
import { type ProjectionMarks, type ProjectionRow, printed } from './marks';
import styles from './OutputProjection.module.css';

/** What is written before each line of the sum. */
const NAMES: Readonly<Record<Exclude<ProjectionRow['kind'], 'head'>, string>> = {
  bias: 'bias',
  rounding: 'rounding',
  added: 'attention adds',
  before: 'before',
  after: 'after',
};

/**
 * The heads of a layer side by side, and head by head what each writes through its rows of W_O: a
 * sum at every place of the stream, with the numbers of one place beside it.
 */
export function OutputProjectionRows({
  marks,
  number,
  place,
  token,
  onNumber,
  onPlace,
}: {
  readonly marks: ProjectionMarks;
  /** The number that is followed, in all heads' outputs: 0 … D - 1. */
  readonly number: number;
  readonly place: number;
  /** Whose vector it is. */
  readonly token: string;
  readonly onNumber: (number: number) => void;
  readonly onPlace: (place: number) => void;
}) {
  const { heads, depth, width } = marks;
  const open = Math.floor(number / depth);
  const own = number % depth;
  const move = onKeys({ ArrowLeft: -1, ArrowRight: 1, PageUp: -depth, PageDown: depth }, (by) =>
    onNumber(stepFrom(number, by, width)),
  );
  const placeOf = (event: PointerEvent<Element>) => partAt(pointerShares(event).x, width);
  const labelOf = ({ kind, head = 0 }: ProjectionRow): ReactNode => {
    if (kind === 'head') return `head ${head + 1}`;
    if (kind !== 'before' && kind !== 'after') return NAMES[kind];
    return (
      <>
        <bdi>{token}</bdi> {NAMES[kind]}
      </>
    );
  };
  return (
    <div className={styles.rows}>
      <p className={styles.step}>
        <b>Side by side</b> {heads} × {depth} = {width.toLocaleString('en')} numbers
      </p>
      <div
        className={styles.all}
        role="slider"
        tabIndex={0}
        aria-label="Number of a head"
        aria-valuemin={1}
        aria-valuemax={width}
        aria-valuenow={number + 1}
        aria-valuetext={`head ${open + 1}, number ${own + 1}`}
        onPointerDown={(event) => onNumber(placeOf(event))}
        onKeyDown={move}
      >
        <Strip path={marks.sideBySide} count={width} className={styles.output}>
          <rect className={styles.ground} x={open * depth} y={-50} width={depth} height={100} />
          <Pointed at={number} />
        </Strip>
      </div>
      <p className={styles.step}>
        <b>
          × W<sub>O</sub>
        </b>{' '}
        {width.toLocaleString('en')} × {width.toLocaleString('en')}: each head has {depth} rows
      </p>
      <div className={classNames(styles.row, styles.names)}>
        <span />
        <span>output</span>
        <span>what it writes</span>
        <span className={styles.end}>place {place + 1}</span>
      </div>
      {marks.rows.map((row) => (
        <div
          key={row.kind + (row.head ?? '')}
          className={styles.row}
          data-kind={row.kind}
          data-on={row.head === open || undefined}
          onPointerDown={() => row.head !== undefined && onNumber(row.head * depth + own)}
        >
          <span className={styles.label}>{labelOf(row)}</span>
          {row.output ? (
            <Strip path={row.output} count={depth} className={styles.output}>
              {row.head === open && <Pointed at={own} />}
            </Strip>
          ) : (
            <i />
          )}
          <div
            className={styles.strip}
            onPointerMove={(event) => onPlace(placeOf(event))}
            onPointerDown={(event) => onPlace(placeOf(event))}
          >
            {row.bars && (
              <Strip
                path={row.bars}
                count={width}
                half={50 * (row.reach ?? 1)}
                className={styles.written}
              >
                <Pointed at={place} half={50 * (row.reach ?? 1)} />
              </Strip>
            )}
          </div>
          <span
            className={classNames(styles.number, styles.end)}
            data-mark={`projection-${row.kind}`}
          >
            {printed(row.value)}
          </span>
        </div>
      ))}
    </div>
  );
}

/** A vector as bars about a line; what is marked lies under them. */
function Strip({
  path,
  count,
  half = 50,
  className,
  children,
}: {
  readonly path: string;
  readonly count: number;
  /** From the line to the edge, in units of the path. */
  readonly half?: number;
  readonly className: string | undefined;
  readonly children?: ReactNode;
}) {
  return (
    <svg
      viewBox={`0 ${-half} ${count} ${2 * half}`}
      preserveAspectRatio="none"
      style={half === 50 ? undefined : { height: `${(half / 50).toFixed(2)}lh` }}
      aria-hidden="true"
    >
      {children}
      <line className={styles.zero} x2={count} />
      <path className={classNames(className)} d={path} />
    </svg>
  );
}

/** The ground of the bar that is followed. */
function Pointed({ at, half = 50 }: { readonly at: number; readonly half?: number }) {
  return <rect className={styles.pointed} x={at} y={-half} width={1} height={2 * half} />;
}
