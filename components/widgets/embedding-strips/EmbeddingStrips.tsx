'use client';

import { type PointerEvent, useMemo, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { TokenText } from '@/components/controls/TokenText';
import layout from '@/components/figure/layout.module.css';
import markStyles from '@/components/figure/marks.module.css';
import { onKeys, partAt, pointerShares, stepFrom } from '@/components/figure/pointing';
import { fixed } from '@/lib/text/fixed';
import { tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';
import styles from './EmbeddingStrips.module.css';
import { type RowStrip, stripMarks } from './marks';

const HEIGHT = 84;
const HEAD = 22;
const GAP = 14;
/** The height of a strip, px: as far down as its bars go, since products are seldom below 0. */
const heightOf = ({ depth }: RowStrip) => (HEIGHT / 2) * (1 + Math.max(0.06, depth));

/** Two rows of the token table as bars, and below them what each place adds to their cosine. */
export function EmbeddingStrips({
  first,
  second,
}: {
  readonly first: { readonly token: Token; readonly row: Float32Array };
  readonly second: { readonly token: Token; readonly row: Float32Array };
}) {
  const marks = useMemo(() => stripMarks(first.row, second.row), [first.row, second.row]);
  const [pointed, setPointed] = useState<number>();
  const place = pointed !== undefined && pointed < marks.width ? pointed : undefined;
  const point = (event: PointerEvent<Element>) =>
    setPointed(partAt(pointerShares(event).x, marks.width));
  const move = onKeys(
    { Escape: undefined, ArrowLeft: -1, ArrowRight: 1, PageUp: -16, PageDown: 16 },
    (by) => setPointed(by && stepFrom(place, by, marks.width)),
  );
  const rows = [
    { name: tokenLabel(first.token), note: `id ${first.token.id}`, strip: marks.first },
    { name: tokenLabel(second.token), note: `id ${second.token.id}`, strip: marks.second },
    { name: 'the two multiplied, place by place', note: '', strip: marks.products },
  ];
  const tops = rows.map((_, i) =>
    rows.slice(0, i).reduce((sum, row) => sum + HEAD + heightOf(row.strip) + GAP, 0),
  );
  const height = (tops.at(-1) ?? 0) + HEAD + heightOf(marks.products) + 4;
  return (
    <div className={styles.strips}>
      <p className={styles.sum}>
        <span
          data-mark="strips-cosine"
          className={classNames(styles.cosine, 'tabular')}
          translate="no"
        >
          {fixed(marks.cosine, 2)}
        </span>{' '}
        is the cosine of <TokenText>{tokenLabel(first.token)}</TokenText> and{' '}
        <TokenText>{tokenLabel(second.token)}</TokenText>: the angle between their rows is{' '}
        {Math.round(marks.angle)}°.
      </p>
      <svg width="100%" height={height} className={styles.picture} aria-hidden="true">
        {rows.map(({ name, note, strip }, i) => (
          <svg key={String(i)} y={tops[i]} overflow="visible" aria-hidden="true">
            <text className={i < 2 ? styles.name : markStyles.note} x={0} y={14}>
              {name}
            </text>
            <text className={markStyles.note} x="100%" y={14} textAnchor="end">
              {note}
            </text>
            <Bars strip={strip} product={i === 2} width={marks.width} pointed={place} />
          </svg>
        ))}
      </svg>
      <div
        className={styles.pointer}
        style={{ height, marginTop: -height }}
        role="slider"
        tabIndex={0}
        aria-label="Dimension"
        aria-valuemin={1}
        aria-valuemax={marks.width}
        aria-valuenow={(place ?? 0) + 1}
        aria-valuetext={place === undefined ? 'none' : tell(place, rows)}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setPointed(undefined)}
        onKeyDown={move}
      />
      <p data-mark="readout" className={layout.readout}>
        {place === undefined
          ? `${marks.width} numbers a row. A full bar is ${marks.largest.toFixed(2)}; of the products, ${marks.largestProduct.toFixed(3)}.`
          : tell(place, rows)}
      </p>
    </div>
  );
}

function Bars({
  strip,
  product,
  width,
  pointed,
}: {
  readonly strip: RowStrip;
  readonly product: boolean;
  readonly width: number;
  readonly pointed: number | undefined;
}) {
  return (
    <svg
      x={0}
      y={HEAD}
      width="100%"
      height={heightOf(strip)}
      viewBox={`0 -1 ${width} ${(2 * heightOf(strip)) / HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {pointed !== undefined && (
        <rect className={styles.pointed} x={pointed - 0.6} y={-1} width={2} height={2} />
      )}
      <rect className={styles.line} x={0} y={-0.006} width={width} height={0.012} />
      <path
        data-mark={product ? undefined : 'strip-bar'}
        className={product ? styles.gain : styles.bar}
        d={strip.up}
      />
      <path
        data-mark={product ? undefined : 'strip-bar'}
        className={product ? styles.loss : styles.bar}
        d={strip.down}
      />
    </svg>
  );
}

function tell(place: number, rows: readonly { readonly strip: RowStrip }[]): string {
  const [a = 0, b = 0, product = 0] = rows.map(({ strip }) => strip.values[place] ?? 0);
  return `Dimension ${place + 1}: ${fixed(a, 3)} × ${fixed(b, 3)} = ${fixed(product, 4)}`;
}
