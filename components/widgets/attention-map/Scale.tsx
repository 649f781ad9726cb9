import { classNames } from '@/components/controls/classNames';
import markStyles from '@/components/figure/marks.module.css';
import styles from './AttentionMap.module.css';
import { colourAt, level } from './marks';

/** Weights with a swatch of their own; on the scale of square roots they are evenly spaced. */
const WEIGHTS = [0, 0.0625, 0.25, 0.5625, 1];
const SWATCH = 14;
const STEP = 38;

/** What the colours mean: five weights, and the hatch of what the mask forbids. */
export function Scale({ top, hatch }: { readonly top: number; readonly hatch: string }) {
  return (
    <g transform={`translate(0 ${top})`}>
      {WEIGHTS.map((weight, i) => (
        <g key={weight} transform={`translate(${i * STEP} 0)`}>
          <rect width={SWATCH} height={SWATCH} style={{ fill: colourAt(level(weight)) }} />
          <text
            className={classNames(markStyles.note, i % 2 === 1 && styles.between)}
            x={SWATCH / 2}
            y={SWATCH + 3}
            dy="0.8em"
            textAnchor="middle"
          >
            {Number(weight.toFixed(2))}
          </text>
        </g>
      ))}
      <g transform={`translate(${WEIGHTS.length * STEP + 24} 0)`}>
        <rect width={SWATCH} height={SWATCH} fill={`url(#${hatch})`} />
        <text
          className={markStyles.note}
          x={SWATCH / 2}
          y={SWATCH + 3}
          dy="0.8em"
          textAnchor="middle"
        >
          forbidden
        </text>
      </g>
    </g>
  );
}
