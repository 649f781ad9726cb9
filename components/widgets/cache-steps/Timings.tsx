'use client';

import markStyles from '@/components/figure/marks.module.css';
import styles from './CacheSteps.module.css';
import { type Timing, timingMarks } from './marks';

const WIDTH = 500;
const HEIGHT = 200;
const LEFT = 36;
const RIGHT = 112;
const TOP = 22;
const BOTTOM = 38;

const NAMES = { anew: 'without it', reused: 'with the cache' } as const;

/** Milliseconds a token over the length of the text: a line for each way. */
export function Timings({ timings }: { readonly timings: readonly Timing[] }) {
  const [width, height] = [WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM];
  const { series, x, y } = timingMarks(timings, width, height);
  const [anew, reused] = series.map(({ end }) => end[1]);
  /** Names that would touch are pushed apart. */
  const push = Math.max(0, 15 - Math.abs((anew ?? 0) - (reused ?? 0))) / 2;
  return (
    <svg className={styles.timings} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <g transform={`translate(${LEFT} ${TOP})`}>
        <text className={markStyles.note} x={-LEFT} y={-9}>
          ms a token
        </text>
        <text className={markStyles.note} x={width} y={height + BOTTOM - 4} textAnchor="end">
          tokens in the text
        </text>
        <line className={markStyles.axis} x1={0} x2={width} y1={height} y2={height} />
        {y.map(({ at, text }) => (
          <g key={text} transform={`translate(0 ${at})`}>
            <line className={markStyles.axis} x1={0} x2={width} strokeDasharray="2 4" />
            <text className={markStyles.note} x={-7} dy="0.32em" textAnchor="end">
              {text}
            </text>
          </g>
        ))}
        {x.map(({ at, text }) => (
          <text key={text} className={markStyles.note} x={at} y={height + 15} textAnchor="middle">
            {text}
          </text>
        ))}
        {timings.length === 0 && (
          <text className={styles.name} x={width / 2} y={height / 2} textAnchor="middle">
            Not measured yet
          </text>
        )}
        {timings.length > 0 &&
          series.map(({ name, path, points, end }) => (
            <g key={name} className={styles.timing} data-way={name}>
              <path d={path} />
              {points.map(([cx, cy]) => (
                <circle key={cx} cx={cx} cy={cy} r={3} />
              ))}
              <text x={end[0] + 9} y={end[1] + (name === 'anew' ? -push : push)} dy="0.32em">
                {NAMES[name]}
              </text>
            </g>
          ))}
      </g>
    </svg>
  );
}
