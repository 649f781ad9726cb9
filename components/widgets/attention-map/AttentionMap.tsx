'use client';

import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import { HatchPattern } from '@/components/figure/HatchPattern';
import { tokenLabel } from '@/lib/trace/token-text';
import { attentionWeight, rowAt, type Trace } from '@/lib/trace/trace';
import { CanvasCells } from './CanvasCells';
import { attentionMarks, colourAt, level, MOST_SVG_CELLS } from './marks';

const GRID = 288;
const LEFT = 84;
const TOP = 74;
const WIDTH = LEFT + GRID + 26;
const HEIGHT = TOP + GRID + 46;
const SCALE_WEIGHTS = [0, 0.0625, 0.25, 0.5625, 1];

interface Place {
  readonly query: number;
  readonly key: number;
}

/** Where one head looks: a row a token, a column a token that it may look at. */
export function AttentionMap({
  trace,
  layer,
  head,
  marked,
  onMark,
}: {
  readonly trace: Trace;
  /** From 0. */
  readonly layer: number;
  /** From 0. */
  readonly head: number;
  /** The position that another figure points at. */
  readonly marked: number | undefined;
  readonly onMark: (position: number | undefined) => void;
}) {
  const marks = useMemo(() => attentionMarks(trace, layer, head, GRID), [trace, layer, head]);
  const [pointed, setPointed] = useState<Place>();
  const last = trace.rows.length - 1;
  const place = pointed && pointed.query <= last ? pointed : undefined;
  const shown = place ?? strongest(trace, layer, head, last);

  const point = (next: Place | undefined) => {
    setPointed(next);
    onMark(next?.query);
  };
  const pointAt = (event: PointerEvent<Element>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const inGrid = (share: number) => Math.min(last, Math.max(0, Math.floor(share * (last + 1))));
    const query = inGrid((event.clientY - box.top) / box.height);
    const key = inGrid((event.clientX - box.left) / box.width);
    point({ query, key });
  };
  const move = (event: KeyboardEvent) => {
    const from = place ?? shown;
    const step = MOVES[event.key];
    if (event.key === 'Escape') return point(undefined);
    if (!step) return;
    event.preventDefault();
    const within = (n: number) => Math.min(last, Math.max(0, n));
    point({ query: within(from.query + step[0]), key: within(from.key + step[1]) });
  };
  const every = Math.max(1, Math.ceil(((last + 1) * 11) / GRID));

  return (
    <div className="attention-map">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <defs>
          <HatchPattern id="forbidden-hatch" />
        </defs>
        <g transform={`translate(${LEFT} ${TOP})`}>
          <text className="axis-key" x={GRID} y={-TOP + 12} textAnchor="end">
            is looked at: key
          </text>
          <text className="axis-query" x={-LEFT} y={-8}>
            looks: query
          </text>
          {marks.labels.map(({ position, text, at }) =>
            position % every === 0 || position === last || position === shown.query ? (
              <text
                key={`row-${position}`}
                className="map-label"
                data-on={position === shown.query || position === marked || undefined}
                x={-6}
                y={at}
                dy="0.32em"
                textAnchor="end"
              >
                {text}
              </text>
            ) : null,
          )}
          {marks.labels.map(({ position, text, at }) =>
            position % every === 0 || position === shown.key ? (
              <text
                key={`column-${position}`}
                className="map-label"
                data-on={position === shown.key || undefined}
                transform={`translate(${at} -6) rotate(-50)`}
                dy="0.3em"
              >
                {text}
              </text>
            ) : null,
          )}
          <path className="map-forbidden" d={marks.forbidden} fill="url(#forbidden-hatch)" />
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
              className="map-row"
              x={0}
              y={marks.labels[marked]?.at ?? 0}
              width={((marks.labels[marked]?.at ?? 0) + marks.cell / 2).toFixed(2)}
              height={marks.cell}
              transform={`translate(0 ${-marks.cell / 2})`}
            />
          )}
          <rect
            className="map-cell"
            x={(marks.labels[shown.key]?.at ?? 0) - marks.cell / 2}
            y={(marks.labels[shown.query]?.at ?? 0) - marks.cell / 2}
            width={marks.cell}
            height={marks.cell}
          />
          <Scale />
        </g>
      </svg>
      {marks.cells.length > MOST_SVG_CELLS && (
        <CanvasCells marks={marks} left={LEFT / WIDTH} top={TOP / HEIGHT} width={GRID / WIDTH} />
      )}
      <div
        className="attention-map-cells"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk the cells
        tabIndex={0}
        aria-label={`Attention map of layer ${layer + 1}, head ${head + 1}; arrow keys walk its cells`}
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
      <p className="readout" aria-live="polite">
        <Sentence trace={trace} layer={layer} head={head} place={shown} />
      </p>
    </div>
  );
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function Scale() {
  const size = 14;
  return (
    <g transform={`translate(0 ${GRID + 14})`}>
      {SCALE_WEIGHTS.map((weight, i) => (
        <g key={weight} transform={`translate(${i * 38} 0)`}>
          <rect width={size} height={size} style={{ fill: colourAt(level(weight)) }} />
          <text className="map-note" x={size / 2} y={size + 12} textAnchor="middle">
            {Number(weight.toFixed(2))}
          </text>
        </g>
      ))}
      <g transform="translate(214 0)">
        <rect className="map-forbidden" width={size} height={size} fill="url(#forbidden-hatch)" />
        <text className="map-note" x={size + 5} y={size - 3}>
          forbidden
        </text>
      </g>
    </g>
  );
}

function Sentence({
  trace,
  layer,
  head,
  place: { query, key },
}: {
  readonly trace: Trace;
  readonly layer: number;
  readonly head: number;
  readonly place: Place;
}) {
  const weight = attentionWeight(trace, layer, head, query, key);
  const name = (position: number) => (
    <bdi className="token">{tokenLabel(rowAt(trace, position).token)}</bdi>
  );
  if (weight === undefined) {
    return (
      <>
        {name(query)} may not look at {name(key)}: it comes later.
      </>
    );
  }
  return (
    <>
      {name(query)} looks at {name(key)}: <span className="tabular">{weight.toFixed(4)}</span>
    </>
  );
}

/** What the last token looks at most: the map's point before anyone points. */
function strongest(trace: Trace, layer: number, head: number, query: number): Place {
  let key = 0;
  for (let k = 1; k <= query; k++) {
    const weight = attentionWeight(trace, layer, head, query, k) ?? 0;
    if (weight > (attentionWeight(trace, layer, head, query, key) ?? 0)) key = k;
  }
  return { query, key };
}
