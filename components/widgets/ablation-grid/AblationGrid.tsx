'use client';

import { range } from 'd3';
import { useId, useMemo, useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { HeadLabels, LayerLabels } from '@/components/figure/GridLabels';
import { HatchPattern } from '@/components/figure/HatchPattern';
import markStyles from '@/components/figure/marks.module.css';
import { Readout } from '@/components/figure/Readout';
import styles from './AblationGrid.module.css';
import { ablationMarks, change, effectColour } from './marks';

const CELL = 44;
const HEIGHT = 30;
const LEFT = 62;
const TOP = 24;

/**
 * All heads as switches, a row a layer: click one to take it out. Once effects are known, each
 * shows what its absence alone does to a token's log-probability.
 */
export function AblationGrid({
  layers,
  heads,
  effects,
  target,
  isOff,
  onSwitch,
}: {
  readonly layers: number;
  readonly heads: number;
  /** [L · H], in nats. */
  readonly effects: ArrayLike<number> | undefined;
  /** The token whose log-probability changes. */
  readonly target: string;
  readonly isOff: (head: number) => boolean;
  /** Switches these heads, l · H + h, on or off. */
  readonly onSwitch: (heads: readonly number[], on: boolean) => void;
}) {
  const cells = useMemo(() => ablationMarks(layers, heads, effects), [layers, heads, effects]);
  const [pointed, setPointed] = useState<number>();
  const hatch = useId();
  const width = LEFT + CELL * heads;
  const height = TOP + HEIGHT * layers;
  const told = cells[pointed ?? -1];
  const box = (x: number, y: number, w: number, h: number) => ({
    left: `${(x / width) * 100}%`,
    top: `${(y / height) * 100}%`,
    width: `${(w / width) * 100}%`,
    height: `${(h / height) * 100}%`,
  });
  const layerHeads = (layer: number) => range(layer * heads, (layer + 1) * heads);
  return (
    <div>
      <div className={styles.picture} onPointerLeave={() => setPointed(undefined)}>
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <defs>
            <HatchPattern id={hatch} />
          </defs>
          <HeadLabels heads={heads} x={(head) => LEFT + CELL * (head + 0.5)} y={14} />
          <LayerLabels layers={layers} x={LEFT - 8} y={(layer) => TOP + HEIGHT * (layer + 0.5)} />
          {cells.map((cell) => (
            <g
              key={cell.index}
              transform={`translate(${LEFT + CELL * cell.head} ${TOP + HEIGHT * cell.layer})`}
            >
              <rect
                className={styles.cell}
                data-on={cell.index === pointed || undefined}
                x={1}
                y={1}
                width={CELL - 2}
                height={HEIGHT - 2}
                style={{ fill: effectColour(cell.level) }}
              />
              {isOff(cell.index) ? (
                <>
                  <rect className={styles.off} x={1} y={1} width={CELL - 2} height={HEIGHT - 2} />
                  <rect x={1} y={1} width={CELL - 2} height={HEIGHT - 2} fill={`url(#${hatch})`} />
                  <text className={markStyles.note} x={CELL / 2} y={HEIGHT / 2} dy="0.34em">
                    off
                  </text>
                </>
              ) : (
                <text
                  data-mark="ablation-text"
                  className={markStyles.mono}
                  x={CELL / 2}
                  y={HEIGHT / 2}
                  dy="0.34em"
                >
                  {cell.text}
                </text>
              )}
            </g>
          ))}
        </svg>
        <div className="needs-script">
          {range(layers).map((layer) => (
            <Checkbox
              key={`layer-${layer}`}
              className={classNames(styles.switch)}
              style={box(0, TOP + HEIGHT * layer, LEFT - 2, HEIGHT)}
              aria-label={`All heads of layer ${layer + 1}`}
              isSelected={!layerHeads(layer).every(isOff)}
              isIndeterminate={layerHeads(layer).some(isOff) && !layerHeads(layer).every(isOff)}
              onChange={() => onSwitch(layerHeads(layer), layerHeads(layer).some(isOff))}
            />
          ))}
          {cells.map((cell) => (
            <Checkbox
              key={cell.index}
              className={classNames(styles.switch)}
              style={box(LEFT + CELL * cell.head, TOP + HEIGHT * cell.layer, CELL, HEIGHT)}
              aria-label={`Head ${cell.head + 1} of layer ${cell.layer + 1}`}
              isSelected={!isOff(cell.index)}
              onChange={(on) => onSwitch([cell.index], on)}
              onHoverStart={() => setPointed(cell.index)}
              onFocus={() => setPointed(cell.index)}
              onBlur={() => setPointed(undefined)}
            />
          ))}
        </div>
      </div>
      <Readout isPointed={pointed !== undefined}>
        {told && told.effect !== undefined
          ? `Without head ${told.head + 1} of layer ${told.layer + 1} the log-probability of “${target}” changes by ${change(told.effect)}: it is ${Math.exp(told.effect).toFixed(2)} times as likely.`
          : 'Click a head to switch it off, or a layer’s name to switch off all of its heads.'}
      </Readout>
    </div>
  );
}
