'use client';

import { Button, Group } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import barStyles from '@/components/figure/bars.module.css';
import { HeadLabels, LayerLabels } from '@/components/figure/GridLabels';
import type { HeadReading } from '@/lib/heads/composition';
import { headName } from '@/lib/heads/name';
import { type WiringCell, wiringColour } from './marks';
import styles from './Wiring.module.css';

const WIDTH = 480;
const LEFT = 54;
const TOP = 22;
const ROW = 34;

/** All heads, the last layer on top; those below the reader are shaded by how strongly it reads them. */
export function Wiring({
  cells,
  heads,
  reader,
  reading,
  onReader,
}: {
  readonly cells: readonly WiringCell[];
  /** H */
  readonly heads: number;
  readonly reader: number;
  readonly reading: HeadReading;
  readonly onReader: (head: number) => void;
}) {
  const layers = cells.length / heads;
  const column = (WIDTH - LEFT) / heads;
  const height = TOP + layers * ROW;
  const box = (head: number) => ({
    x: LEFT + (head % heads) * column,
    y: TOP + (layers - 1 - Math.floor(head / heads)) * ROW,
  });
  const middle = (head: number) => {
    const { x, y } = box(head);
    return { x: x + column / 2, y: y + ROW / 2 };
  };
  const to = middle(reader);
  return (
    <div className={styles.wiring}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
        <HeadLabels
          heads={heads}
          x={(head) => LEFT + column * (head + 0.5)}
          y={13}
          hasRoom={heads <= 8}
        />
        <LayerLabels layers={layers} x={LEFT - 8} y={(layer) => middle(layer * heads).y} />
        {cells.map(({ head, score, level }) => (
          <rect
            key={head}
            data-mark="wiring-cell"
            className={score === undefined ? styles.unread : undefined}
            {...box(head)}
            width={column - 2}
            height={ROW - 2}
            style={score === undefined ? undefined : { fill: wiringColour(level, reading) }}
          />
        ))}
        <g key={`${reader}-${reading}`} className={styles.wires}>
          {cells.map(({ head, rank, level }) => {
            if (rank === undefined) return null;
            const from = middle(head);
            return (
              <path
                key={head}
                d={`M${from.x},${from.y}C${from.x},${from.y - ROW} ${to.x},${to.y + ROW} ${to.x},${to.y}`}
                style={{ stroke: `var(--${reading})`, strokeWidth: 1 + 4 * level }}
              />
            );
          })}
        </g>
        {cells.map(({ head, rank, score }) =>
          rank === 1 && score !== undefined ? (
            <text
              key={head}
              className={styles.score}
              x={middle(head).x}
              y={middle(head).y}
              dy="0.34em"
            >
              {score.toFixed(heads > 8 ? 2 : 3)}
            </text>
          ) : null,
        )}
        <rect className={styles.reader} {...box(reader)} width={column - 2} height={ROW - 2} />
        <text className={styles.score} x={to.x} y={to.y} dy="0.34em">
          reads
        </text>
      </svg>
      <Group
        className={classNames(barStyles.overCells, 'needs-script')}
        aria-label="The head that reads"
        style={{
          left: `${(LEFT / WIDTH) * 100}%`,
          top: `${(TOP / height) * 100}%`,
          bottom: 0,
        }}
      >
        {cells.map(({ head, score }) => (
          <Button
            key={head}
            className={classNames(barStyles.button, barStyles.inward)}
            aria-label={`${headName(head, heads)}${score === undefined ? '' : `, read with ${score.toFixed(3)}`}`}
            aria-pressed={head === reader}
            style={{
              gridRow: layers - Math.floor(head / heads),
              gridColumn: (head % heads) + 1,
            }}
            onPress={() => onReader(head)}
          />
        ))}
      </Group>
    </div>
  );
}
