'use client';

import { useId, useMemo } from 'react';
import { HatchPattern } from '@/components/figure/HatchPattern';
import type { HeadSteps } from '@/lib/heads/steps';
import { HALF, stepMarks, VALUE_WIDTH } from './marks';

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
    className: 'step-row',
    'data-on': position === marked || undefined,
    onPointerEnter: () => onMark(position),
    onPointerDown: () => onMark(position),
  });
  return (
    <div className="step-panels" data-step={step} onPointerLeave={() => onMark(undefined)}>
      <svg data-picture viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
        <defs>
          <HatchPattern id={hatch} />
        </defs>
        <text className="step-head axis-query" x={KEY} y={11}>
          query
        </text>
        <g transform={`translate(0 ${TOP})`} data-now={step === 1 || undefined}>
          <text className="step-label axis-query" x={LABEL} y={middle} dy="0.34em">
            {labels[steps.position]}
          </text>
          <path
            data-mark="step-query"
            className="step-vector step-query"
            transform={`translate(${KEY} ${middle})`}
            d={marks.query}
          />
        </g>
        <text className="step-head axis-key" x={KEY + 46} y={11} {...shown(2)}>
          against keys
        </text>
        <text className="step-head step-number" x={PRODUCT} y={11} {...shown(3)}>
          q·k
        </text>
        <text className="step-head step-number" x={SCORE} y={11} {...shown(4)}>
          /√{marks.size}
        </text>
        <text className="step-head" x={BAR} y={11} {...shown(6)}>
          weight
        </text>
        {marks.rows.map((row) => (
          <g key={row.position} {...rowProps(row.position)}>
            <rect className="step-ground" width={WIDTH} height={ROW} />
            <text className="step-label" x={LABEL} y={middle} dy="0.34em">
              {row.label}
            </text>
            <path
              data-mark="step-key"
              className="step-vector step-key"
              transform={`translate(${KEY} ${middle})`}
              d={row.key}
              {...shown(2)}
            />
            <text className="step-number" x={PRODUCT} y={middle} dy="0.34em" {...shown(3)}>
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
                <text className="step-number" x={SCORE} y={middle} dy="0.34em">
                  −∞
                </text>
              </>
            ) : (
              <text className="step-number" x={SCORE} y={middle} dy="0.34em" {...shown(4)}>
                {row.score}
              </text>
            )}
            <rect
              data-mark="step-weight"
              className="step-weight"
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
        <text className="step-head step-number" x={WEIGHT} y={11} {...shown(6)}>
          weight
        </text>
        <text className="step-head axis-value" x={VALUE} y={11} {...shown(7)}>
          × value
        </text>
        <text className="step-head axis-value" x={SHARE} y={11} {...shown(7)}>
          = its share
        </text>
        {marks.rows.map((row) => (
          <g key={row.position} {...rowProps(row.position)}>
            <rect className="step-ground" width={WIDTH} height={ROW} />
            <text className="step-label" x={LABEL} y={middle} dy="0.34em">
              {row.label}
            </text>
            <text className="step-number" x={WEIGHT} y={middle} dy="0.34em" {...shown(6)}>
              {row.forbidden ? '0' : row.weight.toFixed(2)}
            </text>
            <path
              data-mark="step-value"
              className="step-vector step-value"
              data-faint={row.forbidden || undefined}
              transform={`translate(${VALUE} ${middle})`}
              d={row.value}
              {...shown(7)}
            />
            <path
              data-mark="step-value"
              className="step-vector step-value"
              transform={`translate(${SHARE} ${middle})`}
              d={row.share}
              {...shown(7)}
            />
          </g>
        ))}
        <g transform={`translate(0 ${rowAt(labels.length) + 8})`} {...shown(7)}>
          <line className="step-sum" x1={SHARE} x2={SHARE + VALUE_WIDTH} y1={-3} y2={-3} />
          <text className="step-head step-number" x={SHARE - 10} y={middle + 4}>
            the sum: what this head adds
          </text>
          <path
            data-mark="step-value"
            className="step-vector step-value"
            transform={`translate(${SHARE} ${HALF + 6})`}
            d={marks.output}
          />
        </g>
      </svg>
    </div>
  );
}
