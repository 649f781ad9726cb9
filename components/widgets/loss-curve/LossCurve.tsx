import { useMemo } from 'react';
import markStyles from '@/components/figure/marks.module.css';
import styles from './LossCurve.module.css';
import { lossMarks, type TrainingLoss } from './marks';

const WIDTH = 500;
const HEIGHT = 260;
const LEFT = 34;
const RIGHT = 64;
const TOP = 30;
const BOTTOM = 40;

/** How the loss fell in training, over the tokens read, with the stages that can be looked at. */
export function LossCurve({
  curve,
  stages,
  chosen,
  vocabulary,
}: {
  readonly curve: TrainingLoss;
  /** Tokens that had been read at each. */
  readonly stages: readonly number[];
  /** The stage that is looked at. */
  readonly chosen: number;
  readonly vocabulary: number;
}) {
  const [width, height] = [WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM];
  const marks = useMemo(
    () => lossMarks(curve, stages, vocabulary, width, height),
    [curve, stages, vocabulary, width, height],
  );
  const here = marks.stages[chosen];
  return (
    <svg className={styles.curve} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <g transform={`translate(${LEFT} ${TOP})`}>
        <text className={markStyles.note} x={-LEFT} y={-16}>
          loss, nats a token
        </text>
        <text className={markStyles.note} x={width} y={height + BOTTOM - 6} textAnchor="end">
          tokens read, each mark ten times as many
        </text>
        {marks.y.map(({ at, text }) => (
          <g key={text} transform={`translate(0 ${at})`}>
            <line className={markStyles.axis} x2={width} />
            <text className={markStyles.note} x={-7} dy="0.32em" textAnchor="end">
              {text}
            </text>
          </g>
        ))}
        {marks.x.map(({ at, text }, i) => (
          <g key={text} transform={`translate(${at} ${height})`}>
            <line className={styles.tick} y2={5} />
            <text
              className={markStyles.note}
              data-odd={i % 2 === 1 || undefined}
              y={18}
              textAnchor={at > width - 24 ? 'end' : 'middle'}
            >
              {text}
            </text>
          </g>
        ))}
        <line className={styles.blind} x2={width} y1={marks.blind} y2={marks.blind} />
        <text className={markStyles.note} x={width} y={marks.blind - 6} textAnchor="end">
          all {vocabulary.toLocaleString('en')} tokens equally likely
        </text>
        <path data-mark="loss-path" className={styles.path} d={marks.path} />
        {marks.stages.map(({ x, y }, i) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its place in the run
            key={i}
            data-mark="loss-stage"
            className={styles.stage}
            data-on={i === chosen || undefined}
            cx={x}
            cy={y}
            r={i === chosen ? 7 : 4.5}
          />
        ))}
        {here && (
          <text className={styles.value} x={here.x + 12} y={here.y - 13}>
            {here.loss.toFixed(2)}
          </text>
        )}
      </g>
    </svg>
  );
}
