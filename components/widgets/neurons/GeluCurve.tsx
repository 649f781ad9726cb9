'use client';

import { useMemo } from 'react';
import { classNames } from '@/components/controls/classNames';
import markStyles from '@/components/figure/marks.module.css';
import { ValueRules } from '@/components/figure/ValueRules';
import type { Neuron } from '@/lib/block/neurons';
import { fixedPlainZero } from '@/lib/text/fixed';
import { geluMarks } from './marks';
import styles from './Neurons.module.css';

const WIDTH = 400;
const LEFT = 30;
const PLOT = 352;
const TOP = 26;
const HEIGHT = 210;
const COUNTS = 56;
const BELOW = TOP + HEIGHT + 16 + COUNTS;

/** GELU with every neuron of one token on it, and the number of neurons of each size. */
export function GeluCurve({
  inputs,
  strong,
  open,
}: {
  /** [M] */
  readonly inputs: Float32Array;
  readonly strong: readonly Neuron[];
  /** Which of `strong` is open. */
  readonly open: number;
}) {
  const marks = useMemo(() => geluMarks(inputs, PLOT, HEIGHT, COUNTS), [inputs]);
  const opened = strong[open];
  const spot = opened && marks.place(opened);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${BELOW + 42}`} aria-hidden="true">
      <text className={markStyles.title} y={12}>
        {inputs.length.toLocaleString('en')} neurons on the curve of GELU
      </text>
      <g transform={`translate(${LEFT} ${TOP})`}>
        <ValueRules ticks={marks.yTicks.map(({ value, at }) => ({ value, y: at }))} width={PLOT} />
        <line
          className={styles.geluZero}
          x1={marks.zero.x}
          x2={marks.zero.x}
          y2={HEIGHT + 16 + COUNTS}
        />
        <path className={styles.geluIdentity} d={marks.identity} />
        <path className={styles.geluLine} d={marks.curve} />
        <path className={styles.geluDots} d={marks.dots} />
        {strong.map((neuron, i) => {
          const { x, y } = marks.place(neuron);
          return (
            <circle
              key={neuron.index}
              data-mark="gelu-strong"
              className={styles.geluStrong}
              data-on={i === open || undefined}
              cx={x}
              cy={y}
              r={i === open ? 5.5 : 4}
            />
          );
        })}
        {opened && spot && (
          <text className={styles.geluLabel} x={spot.x - 10} y={spot.y - 6} textAnchor="end">
            neuron {opened.index + 1}: {fixedPlainZero(opened.input)} →{' '}
            {fixedPlainZero(opened.activation)}
          </text>
        )}
        <text className={markStyles.note} x={4} y={10}>
          ↑ what comes out
        </text>
      </g>
      <g transform={`translate(${LEFT} ${BELOW})`}>
        {marks.counts.map(({ x, width, height }) => (
          <rect
            key={x}
            className={styles.geluCount}
            data-open={x >= marks.zero.x - 0.01 || undefined}
            x={x}
            y={-height}
            width={width}
            height={height}
          />
        ))}
        <text className={markStyles.note} x={4} y={-COUNTS}>
          number of neurons
        </text>
        {marks.xTicks.map(({ value, at }) => (
          <text
            key={value}
            className={classNames(markStyles.tick, markStyles.middle)}
            x={at}
            y={16}
          >
            {String(value).replace('-', '−')}
          </text>
        ))}
        <text className={markStyles.note} x={PLOT} y={34} textAnchor="end">
          what goes in →
        </text>
      </g>
    </svg>
  );
}
