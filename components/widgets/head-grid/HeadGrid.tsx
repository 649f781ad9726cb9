'use client';

import { useId, useMemo, useRef } from 'react';
import { classNames } from '@/components/controls/classNames';
import { HatchPattern } from '@/components/figure/HatchPattern';
import { onKeys } from '@/components/figure/pointing';
import { headName } from '@/lib/heads/name';
import { HeadCanvas } from './HeadCanvas';
import styles from './HeadGrid.module.css';
import { closedPath, type GridMarks, gridMarks, MOST_SVG_TOKENS, tilePaths } from './marks';

interface HeadGridProps {
  /** One [H, T, T] array a layer. */
  readonly attention: readonly Float32Array[];
  /** H */
  readonly heads: number;
  /** T */
  readonly length: number;
  /** The heads shown, l · H + h, in their order. */
  readonly order: readonly number[];
  /** What stands below a map, beside the head's number. */
  readonly note: (head: number) => string;
  readonly open: number;
  readonly onOpen: (head: number) => void;
  readonly isOff: (head: number) => boolean;
}

/** All heads at once: a small map each, and a button on it that opens it. */
export function HeadGrid(props: HeadGridProps) {
  const { heads, order, note, open, onOpen, isOff } = props;
  const marks = useMemo(() => gridMarks(order.length, heads), [order.length, heads]);
  const grid = useRef<HTMLDivElement>(null);
  const inTab = order.includes(open) ? open : order[0];
  const move = onKeys({ ArrowLeft: -1, ArrowRight: 1, ArrowUp: -heads, ArrowDown: heads }, (by) => {
    const buttons = [...(grid.current?.querySelectorAll('button') ?? [])];
    buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + by]?.focus();
  });
  const rows = Array.from({ length: Math.ceil(order.length / heads) }, (_, r) =>
    order.slice(r * heads, (r + 1) * heads),
  );
  return (
    <div className={styles.grid} style={{ aspectRatio: `${marks.width} / ${marks.height}` }}>
      <Tiles {...props} marks={marks} />
      {/* biome-ignore lint/a11y/useSemanticElements: the cells are placed over a picture */}
      <div role="grid" aria-label="Heads" tabIndex={-1} ref={grid} onKeyDown={move}>
        {rows.map((row, r) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus
          <div role="row" key={row[0]}>
            {row.map((head, c) => (
              // biome-ignore lint/a11y/useSemanticElements: as above
              // biome-ignore lint/a11y/useFocusableInteractive: as above
              <div
                role="gridcell"
                key={head}
                className={styles.cell}
                style={placeOf(marks, r * heads + c)}
              >
                <button
                  type="button"
                  className={styles.button}
                  aria-label={headName(head, heads)}
                  aria-pressed={head === open}
                  data-off={isOff(head) || undefined}
                  tabIndex={head === inTab ? 0 : -1}
                  onClick={() => onOpen(head)}
                />
                <span
                  className={classNames(styles.note, 'tabular')}
                  translate="no"
                  aria-hidden="true"
                >
                  <b>
                    {Math.floor(head / heads) + 1}.{(head % heads) + 1}
                  </b>{' '}
                  {note(head)}
                </span>
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function placeOf({ places, width, height, tile }: GridMarks, i: number) {
  const { x = 0, y = 0 } = places[i] ?? {};
  const percent = (share: number) => `${(share * 100).toFixed(3)}%`;
  return {
    left: percent(x / width),
    top: percent(y / height),
    width: percent(tile / width),
    height: percent(tile / height),
  };
}

function Tiles({
  attention,
  heads,
  length,
  order,
  isOff,
  marks,
}: HeadGridProps & { readonly marks: GridMarks }) {
  const hatch = useId();
  const small = length <= MOST_SVG_TOKENS;
  const closed = useMemo(() => closedPath(length, marks.tile), [length, marks.tile]);
  const size = length * length;
  const paths = useMemo(
    () =>
      small
        ? attention.flatMap((layer) =>
            Array.from({ length: heads }, (_, h) =>
              tilePaths(layer.subarray(h * size, (h + 1) * size), length, marks.tile),
            ),
          )
        : [],
    [attention, heads, length, size, small, marks.tile],
  );
  return (
    <>
      {!small && (
        <HeadCanvas
          marks={marks}
          attention={attention}
          length={length}
          order={order}
          faint={isOff}
        />
      )}
      <svg viewBox={`0 0 ${marks.width} ${marks.height}`} aria-hidden="true">
        <defs>
          <HatchPattern id={hatch} />
        </defs>
        {order.map((head, i) => {
          const { x = 0, y = 0 } = marks.places[i] ?? {};
          return (
            <g key={head} transform={`translate(${x} ${y})`} opacity={isOff(head) ? 0.25 : 1}>
              <path d={closed} fill={`url(#${hatch})`} opacity={0.6} />
              {paths[head]?.map((d, stop) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: a path is its stop of the scale
                d ? <path key={stop} d={d} style={{ fill: `var(--attention-${stop})` }} /> : null,
              )}
            </g>
          );
        })}
      </svg>
    </>
  );
}
