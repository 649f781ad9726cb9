'use client';

import { type PointerEvent, useId, useMemo } from 'react';
import { classNames } from '@/components/controls/classNames';
import { HatchPattern } from '@/components/figure/HatchPattern';
import layout from '@/components/figure/layout.module.css';
import markStyles from '@/components/figure/marks.module.css';
import { onKeys, partAt, pointerShares } from '@/components/figure/pointing';
import { clamped } from '@/lib/maths/clamped';
import {
  LEVELS,
  MOST_CELLS,
  type Shading,
  type SignedMatrix,
  shadesOf,
  strengthColour,
  ticksOf,
} from './marks';
import styles from './SignedMap.module.css';
import { usePainted } from './usePainted';

const WIDTH = 400;
const LEFT = 56;
const TOP = 30;
const GRID = WIDTH - LEFT - 4;
const HEIGHT = TOP + GRID + 4;

export interface SignedMapProps {
  /** What the map is of: its heading, and its name for those who do not see it. */
  readonly title: string;
  readonly matrix: SignedMatrix;
  readonly shading: Shading;
  /** How many rows and columns the whole table has; the matrix may be a sample of it. */
  readonly whole: { readonly rows: number; readonly columns: number };
  /** Rows up to which the axis goes on; those that the table does not have are hatched. */
  readonly upTo?: number;
  /** What stands in the hatched part. */
  readonly missing?: string;
  readonly axes: { readonly rows: string; readonly columns: string };
  /** The row that is marked. */
  readonly row: number;
  readonly onRow: (row: number) => void;
  /** Told of the column under the pointer; undefined when it leaves. */
  readonly onColumn?: (column: number | undefined) => void;
  /** False where no page was built with this map: a large one then needs no marks before it is painted. */
  readonly isInHtml?: boolean;
}

/** A table of numbers as a map: one hue above 0, ink below, a row marked; arrow keys move the mark. */
export function SignedMap(props: SignedMapProps) {
  const { title, matrix, shading, whole, axes, row, onRow, onColumn, isInHtml = true } = props;
  const isLarge = matrix.rows * matrix.columns > MOST_CELLS;
  const upTo = props.upTo ?? whole.rows;
  const { limit, exponent } = shading;
  const hatch = useId();
  const image = usePainted(matrix, shading);
  const shades = useMemo(
    () => (image || (isLarge && !isInHtml) ? [] : shadesOf(matrix, { limit, exponent })),
    [matrix, limit, exponent, image, isLarge, isInHtml],
  );
  const high = (GRID * whole.rows) / upTo;
  const at = (position: number) => (position * GRID) / upTo;

  const goTo = (position: number) => onRow(clamped(position, 0, whole.rows - 1));
  const point = (event: PointerEvent<Element>) => {
    const { x, y } = pointerShares(event);
    goTo(partAt(y, upTo));
    onColumn?.(partAt(x, whole.columns));
  };
  // A page is a sixteenth of the table.
  const page = Math.ceil(whole.rows / 16);
  const move = onKeys(
    {
      ArrowUp: row - 1,
      ArrowLeft: row - 1,
      ArrowDown: row + 1,
      ArrowRight: row + 1,
      PageUp: row - page,
      PageDown: row + page,
      Home: 0,
      End: whole.rows - 1,
    },
    goTo,
  );

  return (
    <div data-mark="signed-map" className={styles.map}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <defs>
          <HatchPattern id={hatch} />
        </defs>
        <g transform={`translate(${LEFT} ${TOP})`}>
          <text className={markStyles.title} x={0} y={-TOP + 13}>
            {title}
          </text>
          <text
            className={classNames(markStyles.note, styles.across)}
            x={GRID}
            y={-TOP + 13}
            textAnchor="end"
          >
            {axes.columns} →
          </text>
          {image ? (
            <image
              href={image}
              width={GRID}
              height={high}
              preserveAspectRatio="none"
              className={matrix.rows < GRID ? styles.imageCoarse : undefined}
            />
          ) : (
            <g transform={`scale(${GRID / matrix.columns} ${high / matrix.rows})`}>
              {shades.map(({ level, path }) => (
                <path
                  key={level}
                  d={path}
                  data-mark="map-shade"
                  className={styles.shade}
                  data-level={level}
                  style={{ stroke: strengthColour(level / LEVELS) }}
                />
              ))}
            </g>
          )}
          {upTo > whole.rows && (
            <>
              <rect y={high} width={GRID} height={GRID - high} fill={`url(#${hatch})`} />
              <text className={styles.missing} x={GRID / 2} y={(high + GRID) / 2} dy="0.35em">
                {props.missing}
              </text>
            </>
          )}
          <rect className={styles.frame} width={GRID} height={high} />
          {ticksOf(upTo, GRID).map(({ value, at: y }) =>
            Math.abs(y - at(row)) > 11 ? (
              <text key={value} className={markStyles.tick} x={-7} y={y} dy="0.34em">
                {value.toLocaleString('en')}
              </text>
            ) : null,
          )}
          <text
            className={markStyles.note}
            transform={`translate(${-LEFT + 10} ${GRID}) rotate(-90)`}
          >
            ← {axes.rows}
          </text>
          <line
            className={markStyles.marked}
            x1={-4}
            x2={GRID}
            y1={at(row + 0.5)}
            y2={at(row + 0.5)}
          />
          <text
            className={classNames(markStyles.tick, styles.tickMarked)}
            x={-7}
            y={at(row + 0.5)}
            dy="0.34em"
          >
            {row.toLocaleString('en')}
          </text>
        </g>
      </svg>
      <div
        className={layout.pointing}
        role="slider"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={`${title}: position`}
        aria-valuemin={0}
        aria-valuemax={whole.rows - 1}
        aria-valuenow={row}
        style={{
          left: `${(LEFT / WIDTH) * 100}%`,
          top: `${(TOP / HEIGHT) * 100}%`,
          width: `${(GRID / WIDTH) * 100}%`,
          height: `${(GRID / HEIGHT) * 100}%`,
        }}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => onColumn?.(undefined)}
        onKeyDown={move}
      />
    </div>
  );
}
