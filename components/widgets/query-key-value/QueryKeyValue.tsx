'use client';

import { useId, useMemo } from 'react';
import { classNames } from '@/components/controls/classNames';
import { HatchPattern } from '@/components/figure/HatchPattern';
import markStyles from '@/components/figure/marks.module.css';
import type { HeadSteps } from '@/lib/heads/steps';
import { HALF, stepMarks, VALUE_WIDTH } from './marks';
import styles from './QueryKeyValue.module.css';

const WIDTH = 386;
const ROW = 27;
const TOP = 22;
const LABEL = 84;
const KEY = 94;
const PRODUCT = 274;
const SCORE = 326;
const BAR = 336;
const WEIGHT = 130;
const VALUE = 140;
const SHARE = 272;

/** What one head does at one position, up to a step: on the left the weights, on the right what they fetch. */
export function QueryKeyValue({
  steps,
  labels,
  step,
  marked,
  onMark,
}: {
  readonly steps: HeadSteps;
  /** Of all T tokens. */
  readonly labels: readonly string[];
  /** 1 to 7: what comes later is not shown yet. */
  readonly step: number;
  readonly marked: number | undefined;
  readonly onMark: (position: number | undefined) => void;
}) {
  const marks = useMemo(() => stepMarks(steps, labels), [steps, labels]);
  const hatch = useId();
  const shown = (from: number) => ({ 'data-hidden': step < from || undefined });
  const height = TOP + ROW * (labels.length + 1) + 6;
  const middle = ROW / 2;
  const rowAt = (position: number) => TOP + ROW * (position + 1);
  const rowProps = (position: number) => ({
    transform: `translate(0 ${rowAt(position)})`,
    'data-on': position === marked || undefined,
    onPointerEnter: () => onMark(position),
    onPointerDown: () => onMark(position),
  });
  return (
    <div className={styles.panels} data-step={step} onPointerLeave={() => onMark(undefined)}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
        <defs>
          <HatchPattern id={hatch} />
        </defs>
        <text className={classNames(styles.head, styles.query)} x={KEY} y={11}>
          query
        </text>
        <g transform={`translate(0 ${TOP})`} data-now={step === 1 || undefined}>
          <text className={classNames(styles.label, styles.query)} x={LABEL} y={middle} dy="0.34em">
            {labels[steps.position]}
          </text>
          <path
            data-mark="step-query"
            className={styles.query}
            transform={`translate(${KEY} ${middle})`}
            d={marks.query}
          />
        </g>
        <text className={classNames(styles.head, styles.key)} x={KEY + 46} y={11} {...shown(2)}>
          against keys
        </text>
        <text className={classNames(styles.head, styles.end)} x={PRODUCT} y={11} {...shown(3)}>
          q·k
        </text>
        <text className={classNames(styles.head, styles.end)} x={SCORE} y={11} {...shown(4)}>
          {steps.scores === steps.products ? 'as it is' : `/√${marks.size}`}
        </text>
        <text className={styles.head} x={BAR} y={11} {...shown(6)}>
          weight
        </text>
        {marks.rows.map((row) => (
          <g key={row.position} {...rowProps(row.position)}>
            <rect className={markStyles.ground} width={WIDTH} height={ROW} />
            <text className={styles.label} x={LABEL} y={middle} dy="0.34em">
              {row.label}
            </text>
            <path
              data-mark="step-key"
              className={styles.key}
              transform={`translate(${KEY} ${middle})`}
              d={row.key}
              {...shown(2)}
            />
            <text className={styles.number} x={PRODUCT} y={middle} dy="0.34em" {...shown(3)}>
              {row.product}
            </text>
            {row.forbidden && step >= 5 ? (
              <>
                <rect
                  x={PRODUCT + 8}
                  y={2}
                  width={WIDTH - PRODUCT - 8}
                  height={ROW - 4}
                  fill={`url(#${hatch})`}
                />
                <text className={styles.number} x={SCORE} y={middle} dy="0.34em">
                  −∞
                </text>
              </>
            ) : (
              <text className={styles.number} x={SCORE} y={middle} dy="0.34em" {...shown(4)}>
                {row.score}
              </text>
            )}
            <rect
              data-mark="step-weight"
              className={styles.weight}
              x={BAR}
              y={6}
              width={row.weight * (WIDTH - BAR)}
              height={ROW - 12}
              {...shown(6)}
            />
          </g>
        ))}
      </svg>
      <svg viewBox={`0 0 ${WIDTH} ${height + ROW}`} aria-hidden="true">
        <text className={classNames(styles.head, styles.end)} x={WEIGHT} y={11} {...shown(6)}>
          weight
        </text>
        <text className={classNames(styles.head, styles.value)} x={VALUE} y={11} {...shown(7)}>
          × value
        </text>
        <text className={classNames(styles.head, styles.value)} x={SHARE} y={11} {...shown(7)}>
          = its share
        </text>
        {marks.rows.map((row) => (
          <g key={row.position} {...rowProps(row.position)}>
            <rect className={markStyles.ground} width={WIDTH} height={ROW} />
            <text className={styles.label} x={LABEL} y={middle} dy="0.34em">
              {row.label}
            </text>
            <text className={styles.number} x={WEIGHT} y={middle} dy="0.34em" {...shown(6)}>
              {row.forbidden ? '0' : row.weight.toFixed(2)}
            </text>
            <path
              data-mark="step-value"
              className={styles.value}
              data-faint={row.forbidden || undefined}
              transform={`translate(${VALUE} ${middle})`}
              d={row.value}
              {...shown(7)}
            />
            <path
              data-mark="step-value"
              className={styles.value}
              transform={`translate(${SHARE} ${middle})`}
              d={row.share}
              {...shown(7)}
            />
          </g>
        ))}
        <g transform={`translate(0 ${rowAt(labels.length) + 8})`} {...shown(7)}>
          <line className={styles.sum} x1={SHARE} x2={SHARE + VALUE_WIDTH} y1={-3} y2={-3} />
          <text className={classNames(styles.head, styles.end)} x={SHARE - 10} y={middle + 4}>
            the sum: what this head adds
          </text>
          <path
            data-mark="step-value"
            className={styles.value}
            transform={`translate(${SHARE} ${HALF + 6})`}
            d={marks.output}
          />
        </g>
      </svg>
    </div>
  );
}
