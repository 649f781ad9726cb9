'use client';

import { type PointerEvent, useMemo } from 'react';
import { classNames } from '@/components/controls/classNames';
import layout from '@/components/figure/layout.module.css';
import markStyles from '@/components/figure/marks.module.css';
import { onKeys, pointerShares } from '@/components/figure/pointing';
import { ValueRules } from '@/components/figure/ValueRules';
import type { Station } from '@/lib/block/flow';
import { clamped } from '@/lib/maths/clamped';
import { decimal, flowMarks, stationName, WRITERS } from './marks';
import styles from './ResidualFlow.module.css';

const WIDTH = 400;
const LEFT = 30;
const PLOT = 272;
const TOP = 26;
const HEIGHT = 190;
const STEPS = 62;
const BELOW = TOP + HEIGHT + 34 + STEPS;
const BOTTOM = BELOW + 22;
const BAR = 9;

/** The vector of one token on its way through the blocks: who has written how much of it. */
export function ResidualFlow({
  flow,
  label,
  station,
  onStation,
}: {
  readonly flow: readonly Station[];
  /** Of the token. */
  readonly label: string;
  readonly station: number;
  readonly onStation: (station: number | undefined) => void;
}) {
  const marks = useMemo(
    () => flowMarks(flow, { width: PLOT, height: HEIGHT, stepHeight: STEPS }),
    [flow],
  );
  const last = flow.length - 1;
  const bar = Math.min(BAR, (PLOT / flow.length) * 0.7);
  const at = marks.x[station] ?? 0;
  const goTo = (to: number) => onStation(clamped(to, 0, last));
  const point = (event: PointerEvent<Element>) => goTo(Math.round(pointerShares(event).x * last));
  const move = onKeys(
    { ArrowLeft: station - 1, ArrowRight: station + 1, Home: 0, End: last },
    goTo,
  );
  const here = flow[station];
  return (
    <div className={styles.picture}>
      <svg viewBox={`0 0 ${WIDTH} ${BOTTOM}`} aria-hidden="true">
        <text className={markStyles.title} y={12}>
          Length of the vector, and who wrote it
        </text>
        <g transform={`translate(${LEFT} ${TOP})`}>
          <ValueRules ticks={marks.ticks} width={PLOT} />
          {marks.bands.map(({ writer, path, value, labelAt }) => (
            <g key={writer} data-mark="flow-writer" className={styles.writer} data-writer={writer}>
              <path className={styles.band} d={path} />
              <text className={markStyles.label} x={PLOT + 8} y={labelAt} dy="0.34em">
                {WRITERS[writer]} {decimal(value)}
              </text>
            </g>
          ))}
          <path className={styles.length} d={marks.length} />
          <line className={styles.station} x1={at} x2={at} y1={-4} y2={HEIGHT + 4} />
          <circle className={styles.dot} cx={at} cy={marks.lengthAt[station] ?? 0} r={4} />
        </g>
        <text className={markStyles.title} y={TOP + HEIGHT + 24}>
          Length of each step
        </text>
        <text className={markStyles.note} x={LEFT + PLOT + 8} y={BELOW - STEPS + 8}>
          longest {decimal(marks.longest)}
        </text>
        <g transform={`translate(${LEFT} ${BELOW})`}>
          <line className={markStyles.rule} x2={PLOT} />
          {marks.steps.map(({ writer, x, height }, i) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
              key={i}
              className={styles.step}
              data-writer={writer}
              data-on={i === station || undefined}
              x={x - bar / 2}
              y={-height}
              width={bar}
              height={height}
            />
          ))}
          <text className={markStyles.note} x={-LEFT} y={16}>
            layer
          </text>
          {marks.layers.map(({ layer, x }) => (
            <text
              key={layer}
              className={classNames(markStyles.tick, markStyles.middle)}
              x={x}
              y={16}
            >
              {layer + 1}
            </text>
          ))}
        </g>
      </svg>
      <div
        className={layout.pointing}
        role="slider"
        tabIndex={0}
        aria-label={`Station on the way of ${label}`}
        aria-valuemin={1}
        aria-valuemax={flow.length}
        aria-valuenow={station + 1}
        aria-valuetext={here && `after ${stationName(here)}: length ${decimal(here.length)}`}
        style={{
          left: `${(LEFT / WIDTH) * 100}%`,
          top: `${(TOP / BOTTOM) * 100}%`,
          width: `${(PLOT / WIDTH) * 100}%`,
          height: `${((BELOW - TOP) / BOTTOM) * 100}%`,
        }}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={(event) => event.pointerType === 'mouse' && onStation(undefined)}
        onKeyDown={move}
      />
    </div>
  );
}
