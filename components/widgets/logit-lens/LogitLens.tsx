'use client';

import { type PointerEvent, useEffect, useRef } from 'react';
import { classNames } from '@/components/controls/classNames';
import markStyles from '@/components/figure/marks.module.css';
import { onKeys, partAt, pointerShares } from '@/components/figure/pointing';
import { clamped } from '@/lib/maths/clamped';
import { truncate } from '@/lib/text/truncate';
import styles from './LogitLens.module.css';
import { type LensPlace, type LensView, lensSentence, rowName } from './marks';

const CELL = 70;
const ROW = 34;
/** Room for the names of the rows, also in the type of a projected figure. */
const LEFT = 88;
const TOP = 38;
const BAR = 60;
/** Letters of a token that a cell has room for, also in the type of a projected figure. */
const LONGEST = 7;

/** What the model would say at every position, if it stopped after each layer. */
export function LogitLens({
  view,
  place,
  onPlace,
}: {
  readonly view: LensView;
  readonly place: LensPlace;
  readonly onPlace: (place: LensPlace | undefined) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const { layers, labels } = view;
  const [width, height] = [CELL * labels.length, ROW * (layers + 1)];
  const [wide, high] = [LEFT + width + 2, TOP + height + 34];
  const pointAt = (event: PointerEvent<Element>) => {
    const { x, y } = pointerShares(event);
    onPlace({ layer: partAt(y, layers + 1), position: partAt(x, labels.length) });
  };
  const move = onKeys(MOVES, (step) => {
    if (!step) return onPlace(undefined);
    const next = {
      layer: clamped(place.layer + step[0], 0, layers),
      position: clamped(place.position + step[1], 0, labels.length - 1),
    };
    onPlace(next);
    const box = scroller.current;
    if (!box) return;
    const from = next.position * CELL;
    box.scrollLeft = clamped(box.scrollLeft, from + CELL + LEFT - box.clientWidth, from);
  });
  // The end of the text is where a reader looks first.
  useEffect(() => {
    if (scroller.current) scroller.current.scrollLeft = CELL * labels.length;
  }, [labels.length]);
  return (
    <div className={styles.scroller} ref={scroller}>
      <svg className={styles.names} width={LEFT} height={high} aria-hidden="true">
        <RowNames layers={layers} on={place.layer} />
      </svg>
      <div className={styles.picture} style={{ width: wide }}>
        <svg width={wide} height={high} aria-hidden="true">
          <RowNames layers={layers} on={place.layer} />
          {labels.map((label, position) => (
            <g
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is a place in the text
              key={position}
              transform={`translate(${LEFT + position * CELL} 0)`}
            >
              <text
                className={styles.label}
                data-on={position === place.position || undefined}
                x={CELL / 2}
                y={TOP - 16}
              >
                {truncate(label, LONGEST)}
              </text>
              <rect
                className={styles.settled}
                x={1}
                y={TOP + (view.settled[position] ?? 0) * ROW + 1}
                width={CELL - 2}
                height={(layers + 1 - (view.settled[position] ?? 0)) * ROW - 2}
              />
              {Array.from({ length: layers + 1 }, (_, layer) => (
                <Cell key={rowName(layer)} view={view} layer={layer} position={position} />
              ))}
              <text
                data-mark="lens-follows"
                className={classNames(styles.label, styles.follows)}
                x={CELL / 2}
                y={TOP + height + 22}
              >
                {truncate(view.follows[position] ?? '?', LONGEST)}
              </text>
            </g>
          ))}
          <rect
            className={markStyles.chosen}
            x={LEFT + place.position * CELL}
            y={TOP + place.layer * ROW}
            width={CELL}
            height={ROW}
          />
        </svg>
        <div
          className={styles.cells}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk the cells
          tabIndex={0}
          aria-label={`Logit lens; arrow keys walk its cells. ${lensSentence(view, place)}`}
          style={{ left: LEFT, top: TOP, width, height }}
          onPointerMove={(event) => event.pointerType === 'mouse' && pointAt(event)}
          onClick={(event) => pointAt(event as unknown as PointerEvent<Element>)}
          onPointerLeave={(event) => event.pointerType === 'mouse' && onPlace(undefined)}
          onKeyDown={move}
        />
      </div>
    </div>
  );
}

/** What the rows are: they stay in view while the columns are scrolled. */
function RowNames({ layers, on }: { readonly layers: number; readonly on: number }) {
  return (
    <>
      <text className={markStyles.note} y={TOP - 16}>
        after
      </text>
      {Array.from({ length: layers + 1 }, (_, layer) => (
        <text
          key={rowName(layer)}
          className={styles.rowName}
          data-on={layer === on || undefined}
          y={TOP + (layer + 0.5) * ROW}
          dy="0.34em"
        >
          {rowName(layer)}
        </text>
      ))}
      <text className={markStyles.note} y={TOP + (layers + 1) * ROW + 22}>
        in the text
      </text>
    </>
  );
}

/** A place: the likeliest token, over a bar as long as its probability. */
function Cell({
  view,
  layer,
  position,
}: {
  readonly view: LensView;
  readonly layer: number;
  readonly position: number;
}) {
  const [first] = view.at(layer, position);
  if (!first) return null;
  const y = TOP + layer * ROW;
  return (
    <g data-place={`${layer} ${position}`}>
      <text className={styles.token} x={CELL / 2} y={y + 17}>
        {truncate(first.label, LONGEST)}
      </text>
      <rect
        data-mark="lens-ground"
        className={styles.ground}
        x={(CELL - BAR) / 2}
        y={y + 24}
        width={BAR}
        height={3.5}
      />
      <rect
        data-mark="lens-bar"
        className={styles.bar}
        x={(CELL - BAR) / 2}
        y={y + 24}
        width={BAR * first.probability}
        height={3.5}
      />
    </g>
  );
}

const MOVES: Readonly<Record<string, readonly [rows: number, columns: number] | undefined>> = {
  Escape: undefined,
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
