'use client';

import { type PointerEvent, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import layout from '@/components/figure/layout.module.css';
import markStyles from '@/components/figure/marks.module.css';
import { onKeys, partAt, pointerShares, stepFrom } from '@/components/figure/pointing';
import type { LayerNorm } from '@/lib/maths/layer-norm';
import styles from './LayerNormSteps.module.css';
import {
  type GainAndBias,
  NORM_STEPS,
  type NormRow,
  normSentence,
  placeSentence,
  rulerOf,
  shortNumber,
} from './marks';

const HEAD = 24;
const HEIGHT = 60;
const BLOCK = HEAD + HEIGHT + 10;
const BARS = '74%';
const RULER = '24%';

/** One vector on its way through a layer norm, a row a step; later steps are not shown yet. */
export function LayerNormSteps({
  rows,
  norm,
  weights,
  step,
  reader,
}: {
  readonly rows: readonly NormRow[];
  readonly norm: LayerNorm;
  readonly weights: GainAndBias | undefined;
  /** From 1: the last row that is shown. */
  readonly step: number;
  /** Who reads the result, as "the attention of layer 1". */
  readonly reader: string;
}) {
  const [pointed, setPointed] = useState<number>();
  const width = rows[0]?.values.length ?? 0;
  const ruler = rulerOf(rows.map(({ values }) => values));
  const place = pointed !== undefined && pointed < width ? pointed : undefined;
  const point = (event: PointerEvent<Element>) => setPointed(partAt(pointerShares(event).x, width));
  const move = onKeys(
    { Escape: undefined, ArrowLeft: -1, ArrowRight: 1, PageUp: -16, PageDown: 16 },
    (by) => setPointed(by && stepFrom(place, by, width)),
  );
  return (
    <div className={styles.steps}>
      <svg width="100%" height={BLOCK * rows.length} aria-hidden="true">
        {rows.map((row, i) => (
          <svg
            key={NORM_STEPS[i]}
            data-mark="norm-row"
            className={styles.row}
            y={i * BLOCK}
            overflow="visible"
            data-hidden={i >= step || undefined}
            data-now={i === step - 1 || undefined}
            aria-hidden="true"
          >
            <text className={styles.name} y={16}>
              {i + 1} {NORM_STEPS[i]}
            </text>
            <text className={markStyles.token} x={BARS} y={16} textAnchor="end">
              mean {shortNumber(row.mean)}, deviation {shortNumber(row.deviation)}
            </text>
            <Strip row={row} width={width} pointed={place} />
            <Ruler row={row} one={[ruler(-1), ruler(1)]} named={i === 0} />
          </svg>
        ))}
      </svg>
      <div
        className={styles.pointer}
        role="slider"
        tabIndex={0}
        aria-label="Place in the vector"
        aria-valuemin={1}
        aria-valuemax={width}
        aria-valuenow={(place ?? 0) + 1}
        aria-valuetext={place === undefined ? 'none' : placeSentence(place, step, rows)}
        style={{ height: BLOCK * rows.length }}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setPointed(undefined)}
        onKeyDown={move}
      />
      <p data-mark="readout" className={classNames(layout.readout, layout.tall)} aria-live="polite">
        {place === undefined ? (
          <>
            <b>
              {step} {NORM_STEPS[step - 1]}.
            </b>{' '}
            {normSentence(step, rows, norm, weights, reader)}
          </>
        ) : (
          placeSentence(place, step, rows)
        )}
      </p>
    </div>
  );
}

/** The bars of one row, over the band of one standard deviation about the mean. */
function Strip({
  row: { path, mean, deviation, limit },
  width,
  pointed,
}: {
  readonly row: NormRow;
  readonly width: number;
  readonly pointed: number | undefined;
}) {
  return (
    <svg
      y={HEAD}
      width={BARS}
      height={HEIGHT}
      viewBox={`0 -1 ${width} 2`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect
        className={styles.band}
        y={-(mean + deviation) / limit}
        width={width}
        height={(2 * deviation) / limit}
      />
      {pointed !== undefined && (
        <rect className={styles.pointed} x={pointed - 0.6} y={-1} width={2} height={2} />
      )}
      <rect className={styles.line} y={-0.006} width={width} height={0.012} />
      <path className={styles.bar} d={path} />
    </svg>
  );
}

/** Where the numbers of one row lie, on the ruler of all rows: all of them, and the band. */
function Ruler({
  row: { span, band },
  one,
  named,
}: {
  readonly row: NormRow;
  /** The places of −1 and 1. */
  readonly one: readonly [number, number];
  readonly named: boolean;
}) {
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  return (
    <svg x="76%" width={RULER} height={BLOCK} overflow="visible" aria-hidden="true">
      {one.map((at, i) => (
        <g key={i === 0 ? '-1' : '1'}>
          <line
            className={styles.one}
            x1={percent(at)}
            x2={percent(at)}
            y1={HEAD}
            y2={BLOCK + HEAD}
          />
          {named && (
            <text
              className={markStyles.token}
              x={percent(at)}
              y={16}
              textAnchor={i === 0 ? 'end' : 'start'}
            >
              {i === 0 ? '−1' : '1'}
            </text>
          )}
        </g>
      ))}
      <rect
        className={styles.span}
        x={percent(span.least)}
        y={HEAD + HEIGHT / 2 - 1}
        width={percent(span.most - span.least)}
        height={2}
      />
      <rect
        className={styles.spread}
        x={percent(band.from)}
        y={HEAD + HEIGHT / 2 - 9}
        width={percent(band.to - band.from)}
        height={18}
      />
    </svg>
  );
}
