'use client';

import { type PointerEvent, useRef } from 'react';
import markStyles from '@/components/figure/marks.module.css';
import { onKeys } from '@/components/figure/pointing';
import { ArrowsByHand } from './ArrowsByHand';
import {
  type Arrow,
  type ArrowMark,
  arrowMarks,
  arrowSums,
  cosineText,
  placeFor,
  REACH,
  withMinus,
} from './marks';
import styles from './TwoArrows.module.css';

const UNIT = 40;
const MARGIN = 14;
const WIDE = REACH.x * UNIT + MARGIN;
const HIGH = REACH.y * UNIT + MARGIN;

/** Two arrows on squared paper, whose tips can be moved, and their cosine worked out beside them. */
export function TwoArrows({
  a,
  b,
  onMove,
}: {
  readonly a: Arrow;
  readonly b: Arrow;
  readonly onMove: (name: 'a' | 'b', to: Arrow) => void;
}) {
  const paper = useRef<SVGSVGElement>(null);
  const marks = arrowMarks(a, b, UNIT);
  const { cosine, degrees, lengths } = arrowSums(a, b);
  // Between short arrows there is no room for the angle; it is also said beside the paper.
  const roomy = degrees > 14 && degrees < 179.5 && Math.min(...lengths) >= 2;
  const tips = [
    { name: 'a', at: a, mark: marks.arrows[0] },
    { name: 'b', at: b, mark: marks.arrows[1] },
  ] as const;

  const drag = (event: PointerEvent, name: 'a' | 'b', at: Arrow) => {
    const box = paper.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const x = ((event.clientX - box.left) / box.width - 0.5) * 2 * WIDE;
    const y = ((event.clientY - box.top) / box.height - 0.5) * 2 * HIGH;
    onMove(name, placeFor([x / UNIT, -y / UNIT], at));
  };

  return (
    <div className={styles.arrows}>
      <div className={styles.paper}>
        <svg
          ref={paper}
          data-mark="paper"
          viewBox={`${-WIDE} ${-HIGH} ${2 * WIDE} ${2 * HIGH}`}
          aria-hidden="true"
        >
          <path className={styles.grid} d={marks.grid} />
          <path className={styles.axes} d={marks.axes} />
          <path className={styles.arc} d={marks.arc} />
          {roomy && (
            <text className={styles.angle} x={marks.arcLabel.x} y={marks.arcLabel.y} dy="0.35em">
              {Math.round(degrees)}°
            </text>
          )}
          {tips.map(({ name, at, mark }) => (
            <g key={name} data-mark="arrow">
              <Shaft mark={mark} />
              <text
                className={markStyles.title}
                x={mark.label.x}
                y={mark.label.y}
                dy="0.35em"
                textAnchor={mark.label.anchor}
              >
                {name} ({withMinus(at[0])}, {withMinus(at[1])})
              </text>
            </g>
          ))}
        </svg>
        {/* Not in the drawing: a browser scrolls the page when a finger drags a part of an SVG. */}
        {tips.map(({ name, at, mark }) => (
          <div
            key={name}
            className={styles.grip}
            style={{
              left: `${(0.5 + mark.tip.x / (2 * WIDE)) * 100}%`,
              top: `${(0.5 + mark.tip.y / (2 * HIGH)) * 100}%`,
            }}
            role="slider"
            tabIndex={0}
            aria-label={`Arrow ${name}`}
            aria-valuemin={-REACH.x}
            aria-valuemax={REACH.x}
            aria-valuenow={at[0]}
            aria-valuetext={`${at[0]} across, ${at[1]} up; cosine ${cosineText({ cosine })}`}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={(event) => drag(event, name, at)}
            onKeyDown={onKeys(KEYS, (by) => onMove(name, stepped(at, by)))}
          />
        ))}
      </div>
      <ArrowsByHand a={a} b={b} />
    </div>
  );
}

function Shaft({ mark }: { readonly mark: ArrowMark }) {
  return (
    <>
      <line className={styles.shaft} x2={mark.neck.x} y2={mark.neck.y} />
      <path className={styles.head} d={mark.head} />
    </>
  );
}

const KEYS: Readonly<Record<string, Arrow>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** One square on; over the origin, where an arrow would have no direction, it steps two. */
function stepped([x, y]: Arrow, [dx, dy]: Arrow): Arrow {
  const steps = x + dx === 0 && y + dy === 0 ? 2 : 1;
  return placeFor([x + steps * dx, y + steps * dy], [x, y]);
}
