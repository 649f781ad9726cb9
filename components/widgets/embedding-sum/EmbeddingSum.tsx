'use client';

import { format } from 'd3';
import { type PointerEvent, type ReactNode, useMemo, useState } from 'react';
import { onKeys, partAt, pointerShares, stepFrom } from '@/components/figure/pointing';
import { Readout } from '@/components/figure/Readout';
import styles from './EmbeddingSum.module.css';
import { sumMarks } from './marks';

const signed = format('+.4f');
const size = format('.2f');

const ROWS = [
  { kind: 'token', sign: '' },
  { kind: 'position', sign: '+' },
  { kind: 'sum', sign: '=' },
] as const;

/** Three strips, one below the other: a token's numbers, a position's, and their sum. */
export function EmbeddingSum({
  token,
  position,
  residual,
  labels,
}: {
  /** [D] */
  readonly token: Float32Array;
  /** [D] */
  readonly position: Float32Array;
  /** [D]: what the model had there before block 1. */
  readonly residual: Float32Array;
  readonly labels: { readonly token: ReactNode; readonly position: ReactNode };
}) {
  const marks = useMemo(() => sumMarks(token, position, residual), [token, position, residual]);
  const [pointed, setPointed] = useState<number>();
  const width = token.length;
  const dimension = Math.min(pointed ?? widest(position), width - 1);
  const point = (event: PointerEvent<Element>) => setPointed(partAt(pointerShares(event).x, width));
  const move = onKeys({ ArrowLeft: -1, ArrowRight: 1, PageUp: 16, PageDown: -16 }, (by) =>
    setPointed(stepFrom(dimension, by, width)),
  );
  const value = (vector: Float32Array) => vector[dimension] ?? 0;
  return (
    <div className={styles.sum}>
      {ROWS.map(({ kind, sign }) => (
        <div key={kind} className={styles.row} data-kind={kind}>
          <div className={styles.label}>
            <span className={styles.sign}>{sign}</span>
            <span>{kind === 'sum' ? 'what enters block 1' : labels[kind]}</span>
            <span className={styles.length}>length {size(marks[kind].length)}</span>
          </div>
          <svg viewBox={`0 -1.05 ${width} 2.1`} preserveAspectRatio="none" aria-hidden="true">
            <rect className={styles.pointed} x={dimension} y={-1.05} width={1} height={2.1} />
            <line className={styles.zero} x2={width} />
            <path data-mark="sum-bars" className={styles.bars} d={marks[kind].path} />
          </svg>
        </div>
      ))}
      <div
        className={styles.cells}
        role="slider"
        tabIndex={0}
        aria-label="Dimension"
        aria-valuemin={1}
        aria-valuemax={width}
        aria-valuenow={dimension + 1}
        onPointerMove={point}
        onPointerDown={point}
        onKeyDown={move}
      />
      <Readout isPointed={pointed !== undefined}>
        Dimension {dimension + 1} of {width}:{' '}
        <span className="tabular" translate="no">
          {signed(value(token))} <span className={styles.position}>{signed(value(position))}</span>{' '}
          = {signed(value(token) + value(position))}
        </span>
        {'; '}
        the model read{' '}
        <span className="tabular" translate="no">
          {signed(value(residual))}
        </span>
        . Over all {width} dimensions the two differ by at most{' '}
        <span className="tabular" translate="no">
          {marks.apart === 0 ? '0' : marks.apart.toExponential(0)}
        </span>
        .
      </Readout>
    </div>
  );
}

/** The dimension in which the position says most: told before anyone points. */
function widest(position: Float32Array): number {
  return position.reduce(
    (best, value, i) => (Math.abs(value) > Math.abs(position[best] ?? 0) ? i : best),
    0,
  );
}
