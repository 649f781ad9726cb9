'use client';

import { format } from 'd3';
import { type PointerEvent, useRef } from 'react';
import { classNames } from '@/components/controls/classNames';
import markStyles from '@/components/figure/marks.module.css';
import { onKeys } from '@/components/figure/pointing';
import {
  BESIDE,
  BESIDE_MARKED,
  type Curve,
  curveMarks,
  type MarkedDot,
  type Turn,
  turned,
} from './marks';
import styles from './PositionCurve.module.css';

const SIZE = 400;
const RADIUS = 162;
const percent = format('.0%');

/** The positions of a table in their first three principal components, to turn. */
export function PositionCurve({
  title,
  curve,
  explained,
  named,
  marked,
  turn,
  onTurn,
}: {
  readonly title: string;
  readonly curve: Curve;
  /** [3]: the share of the variance along each component. */
  readonly explained: ArrayLike<number>;
  /** Positions with a dot of their own. */
  readonly named: readonly number[];
  readonly marked: number;
  readonly turn: Turn;
  readonly onTurn: (turn: Turn) => void;
}) {
  const marks = curveMarks(curve, turn, marked, named, RADIUS);
  const grip = useRef<{ x: number; y: number }>(undefined);
  const drag = (event: PointerEvent) => {
    const from = grip.current;
    if (!from || !(event.buttons & 1)) return;
    grip.current = { x: event.clientX, y: event.clientY };
    onTurn(turned(turn, event.clientX - from.x, event.clientY - from.y));
  };
  const key = onKeys(ARROWS, (step) => onTurn(turned(turn, ...step)));
  return (
    <svg
      className={styles.curve}
      viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys turn the picture
      tabIndex={0}
      aria-label={`${title}: curve of the positions; arrow keys turn it`}
      onPointerDown={(event) => {
        grip.current = { x: event.clientX, y: event.clientY };
        event.currentTarget.setPointerCapture?.(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        grip.current = undefined;
      }}
      onKeyDown={key}
    >
      <text className={markStyles.title} x={-SIZE / 2} y={-SIZE / 2 + 13}>
        {title}
      </text>
      {marks.axes.map(({ component, x, y }) => (
        <g key={component}>
          <line className={styles.axis} x2={x * 0.9} y2={y * 0.9} />
          <text className={markStyles.note} x={x} y={y} dy="0.34em" textAnchor="middle">
            {component + 1}: {percent(explained[component] ?? 0)}
          </text>
        </g>
      ))}
      {marks.pieces.map(({ path, share, near }) => (
        <path
          key={share}
          data-mark="curve-piece"
          className={styles.piece}
          d={path}
          style={{
            stroke: `color-mix(in oklab, var(--position) ${Math.round(100 * share)}%, var(--muted))`,
            strokeWidth: (1.5 + 0.6 * near).toFixed(2),
          }}
        />
      ))}
      {marks.dots.map(({ position, x, y, named: hasName }) => (
        <g key={position} data-named={hasName} transform={`translate(${x} ${y})`}>
          <circle data-mark="curve-dot" className={styles.dot} r={3} />
          {hasName && (
            <text className={styles.label} {...BESIDE}>
              {position.toLocaleString('en')}
            </text>
          )}
        </g>
      ))}
      {marks.marked ? (
        <MarkedPosition {...marks.marked} position={marked} />
      ) : (
        <text className={markStyles.note} x={-SIZE / 2} y={SIZE / 2 - 6}>
          position {marked} is not in the picture
        </text>
      )}
    </svg>
  );
}

function MarkedPosition({ position, x, y, side }: MarkedDot) {
  const left = side === 'left';
  return (
    <g data-on transform={`translate(${x} ${y})`}>
      <circle className={styles.marked} r={5.5} />
      <text
        data-mark="curve-label-marked"
        className={classNames(styles.label, styles.labelMarked)}
        y={BESIDE_MARKED.y}
        x={left ? -BESIDE_MARKED.x : BESIDE_MARKED.x}
        textAnchor={left ? 'end' : 'start'}
      >
        {position.toLocaleString('en')}
      </text>
    </g>
  );
}

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-12, 0],
  ArrowRight: [12, 0],
  ArrowUp: [0, -12],
  ArrowDown: [0, 12],
};
