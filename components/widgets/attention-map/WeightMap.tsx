'use client';

import { type PointerEvent, useId, useMemo, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { HatchPattern } from '@/components/figure/HatchPattern';
import layout from '@/components/figure/layout.module.css';
import markStyles from '@/components/figure/marks.module.css';
import { onKeys, partAt, pointerShares } from '@/components/figure/pointing';
import { Readout } from '@/components/figure/Readout';
import { clamped } from '@/lib/maths/clamped';
import { rounded } from '@/lib/maths/rounded';
import { type HeadWeights, type Place, strongest } from '@/lib/trace/head-weights';
import styles from './AttentionMap.module.css';
import { CanvasCells } from './CanvasCells';
import { CellSentence } from './CellSentence';
import { colourAt, MOST_SVG_CELLS, weightMarks } from './marks';
import { Scale } from './Scale';

const GRID = 288;
const LEFT = 84;
const TOP = 74;
const WIDTH = LEFT + GRID + 26;
const HEIGHT = TOP + GRID + 46;

/** The weights of one head: a row a token, a column a token that it may look at. */
export function WeightMap({
  weights,
  name,
  marked,
  onMark,
}: {
  readonly weights: HeadWeights;
  /** What the map is called by screen readers. */
  readonly name: string;
  /** The position that another figure points at. */
  readonly marked: number | undefined;
  readonly onMark: (position: number | undefined) => void;
}) {
  const marks = useMemo(() => weightMarks(weights, GRID), [weights]);
  const hatch = useId();
  const [pointed, setPointed] = useState<Place>();
  const last = weights.tokens.length - 1;
  const place = pointed && Math.max(pointed.query, pointed.key) <= last ? pointed : undefined;
  const shown = place ?? strongest(weights, last);

  const point = (next: Place | undefined) => {
    setPointed(next);
    onMark(next?.query);
  };
  const pointAt = (event: PointerEvent<Element>) => {
    const { x, y } = pointerShares(event);
    point({ query: partAt(y, last + 1), key: partAt(x, last + 1) });
  };
  const move = onKeys(MOVES, (step) =>
    point(
      step && {
        query: clamped(shown.query + step[0], 0, last),
        key: clamped(shown.key + step[1], 0, last),
      },
    ),
  );
  // Where labels would touch, only every n-th is drawn, and none beside the one pointed at.
  const every = Math.max(1, Math.ceil(((last + 1) * 11) / GRID));
  const named = (position: number, at: number) =>
    position === at || (position % every === 0 && Math.abs(position - at) >= every);

  const rowWidth = (query: number) => {
    const seen = weights.weight(query, last) === undefined ? query : last;
    return ((marks.labels[seen]?.at ?? 0) + marks.cell / 2).toFixed(2);
  };

  return (
    <div data-mark="attention-map" className={styles.map}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <defs>
          <HatchPattern id={hatch} />
        </defs>
        <g transform={`translate(${LEFT} ${TOP})`}>
          <text
            className={classNames(markStyles.key, styles.keys)}
            x={GRID}
            y={-TOP + 12}
            textAnchor="end"
          >
            is looked at: key
          </text>
          <text className={markStyles.query} x={-LEFT} y={-8}>
            looks: query
          </text>
          {marks.labels.map(({ position, text, at }) =>
            named(position, shown.query) ? (
              <text
                key={`row-${position}`}
                className={markStyles.token}
                data-on={position === shown.query || position === marked || undefined}
                x={-6}
                y={rounded(at, 2)}
                dy="0.32em"
                textAnchor="end"
              >
                {text}
              </text>
            ) : null,
          )}
          {marks.labels.map(({ position, text, at }) =>
            named(position, shown.key) ? (
              <text
                key={`column-${position}`}
                className={markStyles.token}
                data-on={position === shown.key || undefined}
                transform={`translate(${rounded(at, 2)} -6) rotate(-50)`}
                dy="0.3em"
              >
                {text}
              </text>
            ) : null,
          )}
          <path d={marks.forbidden} fill={`url(#${hatch})`} />
          {marks.cells.length <= MOST_SVG_CELLS &&
            marks.cells.map((cell) => (
              <rect
                key={`${cell.query}-${cell.key}`}
                data-cell={`${cell.query} ${cell.key}`}
                data-level={cell.level.toFixed(3)}
                x={cell.x}
                y={cell.y}
                width={marks.cell}
                height={marks.cell}
                style={{ fill: colourAt(cell.level) }}
              />
            ))}
          {marked !== undefined && marked <= last && (
            <rect
              className={styles.row}
              x={0}
              y={marks.labels[marked]?.at ?? 0}
              width={rowWidth(marked)}
              height={marks.cell}
              transform={`translate(0 ${-marks.cell / 2})`}
            />
          )}
          <rect
            className={markStyles.chosen}
            x={rounded((marks.labels[shown.key]?.at ?? 0) - marks.cell / 2, 2)}
            y={rounded((marks.labels[shown.query]?.at ?? 0) - marks.cell / 2, 2)}
            width={marks.cell}
            height={marks.cell}
          />
          <Scale top={GRID + 14} hatch={hatch} />
        </g>
      </svg>
      {marks.cells.length > MOST_SVG_CELLS && (
        <CanvasCells marks={marks} left={LEFT / WIDTH} top={TOP / HEIGHT} width={GRID / WIDTH} />
      )}
      <div
        className={layout.pointing}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk the cells
        tabIndex={0}
        aria-label={`${name}; arrow keys walk its cells`}
        style={{
          left: `${(LEFT / WIDTH) * 100}%`,
          top: `${(TOP / HEIGHT) * 100}%`,
          width: `${(GRID / WIDTH) * 100}%`,
          height: `${(GRID / HEIGHT) * 100}%`,
        }}
        onPointerMove={pointAt}
        onPointerDown={pointAt}
        onPointerLeave={(event) => event.pointerType === 'mouse' && point(undefined)}
        onKeyDown={move}
      />
      <Readout isPointed={pointed !== undefined}>
        <CellSentence weights={weights} place={shown} />
      </Readout>
    </div>
  );
}

const MOVES: Readonly<Record<string, readonly [rows: number, columns: number] | undefined>> = {
  Escape: undefined,
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
