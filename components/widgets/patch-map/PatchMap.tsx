'use client';

import { Button, Group } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import barStyles from '@/components/figure/bars.module.css';
import { LayerLabels } from '@/components/figure/GridLabels';
import markStyles from '@/components/figure/marks.module.css';
import { type PatchCell, type PatchPlace, shareColour } from './marks';
import styles from './PatchMap.module.css';

const WIDTH = 640;
const LEFT = 56;
const ROW = 36;
/** Tokens are written along a slope below their columns. */
const BELOW = 84;
/** Columns narrower than this have no room for a number. */
const NUMBERED = 26;

/** What stands under a column: in the text that is patched, and in the other where they differ. */
export interface ColumnLabel {
  readonly own: string;
  readonly taken?: string;
}

/** A cell a layer and position, or a layer and head; the last layer is on top. */
export function PatchMap({
  cells,
  labels,
  chosen,
  name,
  onCell,
}: {
  /** Layer by layer. */
  readonly cells: readonly PatchCell[];
  readonly labels: readonly ColumnLabel[];
  readonly chosen: PatchPlace | undefined;
  /** Returns what a cell is called by screen readers. */
  readonly name: (place: PatchPlace) => string;
  readonly onCell: (place: PatchPlace) => void;
}) {
  const columns = labels.length;
  const layers = cells.length / columns;
  const column = (WIDTH - LEFT) / columns;
  const grid = layers * ROW;
  const height = grid + BELOW;
  const y = (layer: number) => (layers - 1 - layer) * ROW;
  return (
    <div className={styles.scroll}>
      <div className={styles.map}>
        <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
          <LayerLabels layers={layers} x={LEFT - 8} y={(layer) => y(layer) + ROW / 2} />
          {cells.map(({ layer, column: at, recovered, text }) => (
            <g key={`${layer}-${at}`} transform={`translate(${LEFT + at * column} ${y(layer)})`}>
              <rect
                data-mark="patch-cell"
                className={recovered === undefined ? styles.untried : styles.tried}
                width={column - 2}
                height={ROW - 2}
                style={recovered === undefined ? undefined : { fill: shareColour(recovered) }}
              />
              {column >= NUMBERED && (
                <text
                  className={styles.number}
                  data-strong={(recovered ?? 0) > 0.6 || undefined}
                  x={column / 2 - 1}
                  y={ROW / 2 - 1}
                  dy="0.34em"
                >
                  {text}
                </text>
              )}
            </g>
          ))}
          {chosen && (
            <rect
              className={styles.chosen}
              x={LEFT + chosen.column * column - 1}
              y={y(chosen.layer) - 1}
              width={column}
              height={ROW}
            />
          )}
          {labels.map(({ own, taken }, at) => (
            <g
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              key={at}
              transform={`translate(${LEFT + (at + 0.5) * column} ${grid + 12}) rotate(-38)`}
            >
              <text className={markStyles.mono} textAnchor="end" dy="0.34em">
                {own}
                {taken !== undefined && <tspan className={styles.taken}> ← {taken}</tspan>}
              </text>
            </g>
          ))}
        </svg>
        <Group
          className={classNames(barStyles.overCells, 'needs-script')}
          aria-label="What is put in"
          style={{
            left: `${(LEFT / WIDTH) * 100}%`,
            top: 0,
            height: `${(grid / height) * 100}%`,
          }}
        >
          {cells.map(({ layer, column: at, recovered, text }) => (
            <Button
              key={`${layer}-${at}`}
              className={classNames(barStyles.button, barStyles.inward)}
              aria-label={`${name({ layer, column: at })}${recovered === undefined ? '' : `: ${text} %`}`}
              aria-pressed={chosen?.layer === layer && chosen.column === at}
              style={{ gridRow: layers - layer, gridColumn: at + 1 }}
              onPress={() => onCell({ layer, column: at })}
            />
          ))}
        </Group>
      </div>
    </div>
  );
}
