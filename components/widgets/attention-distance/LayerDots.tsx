import layout from '@/components/figure/layout.module.css';
import markStyles from '@/components/figure/marks.module.css';
import { ValueRules } from '@/components/figure/ValueRules';
import { headName } from '@/lib/heads/name';
import { layerDots } from './marks';

const WIDTH = 400;
const LEFT = 34;
const TOP = 42;
const PLOT = { width: 276, height: 210 };
const HEIGHT = TOP + PLOT.height + 42;
/** The least distance between two lines of labels. */
const LINE = 15;

/** Keeps a label between the sides of the plot. */
const anchorAt = (share: number) => (share < 0.25 ? 'start' : share > 0.75 ? 'end' : 'middle');

/** A value of every head, in the column of its layer, against a head that looks at all alike. */
export function LayerDots({
  values,
  even,
  heads,
  unit,
  named,
}: {
  /** [L · H] */
  readonly values: readonly (number | undefined)[];
  readonly even: number;
  /** H */
  readonly heads: number;
  /** What goes upwards. */
  readonly unit: string;
  /** The head that has its name above it: the one with the largest value. */
  readonly named: number | undefined;
}) {
  const dots = layerDots(values, even, heads, PLOT);
  const name = dots.points.find(({ head }) => head === named);
  const above = dots.lastMean < dots.even ? -1 : 1;
  const apart = Math.abs(dots.lastMean - dots.even);
  const nudge = (above * Math.max(0, 2 * LINE - apart)) / 2;
  return (
    <svg className={layout.proseDrawing} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <text className={markStyles.note} y={12}>
        ↑ {unit}
      </text>
      <g transform={`translate(${LEFT} ${TOP})`}>
        <ValueRules ticks={dots.up} width={PLOT.width} />
        <line
          className={markStyles.bound}
          x1={0}
          x2={PLOT.width}
          y1={dots.even}
          y2={dots.even}
          data-mark="even"
        />
        {dots.points.map(({ head, x, y }) => (
          <circle
            key={head}
            data-mark="distance-head"
            data-on={head === named || undefined}
            className={markStyles.head}
            cx={x}
            cy={y}
            r={head === named ? 5 : 3.5}
          />
        ))}
        <path className={markStyles.line} d={dots.means} />
        {name && (
          <text
            className={markStyles.name}
            x={name.x}
            y={name.y - 12}
            textAnchor={anchorAt(name.x / PLOT.width)}
          >
            {headName(name.head, heads)}
          </text>
        )}
        <g transform={`translate(${PLOT.width + 6} 0)`}>
          <text className={markStyles.label} y={dots.lastMean + nudge} dy="0.34em">
            layer’s mean
          </text>
          <text className={markStyles.note} y={dots.even - nudge} dy="0.34em">
            all alike
          </text>
        </g>
        {dots.across.map(({ layer, x }) => (
          <text
            key={layer}
            className={markStyles.tick}
            x={x}
            y={PLOT.height + 17}
            style={{ textAnchor: 'middle' }}
          >
            {layer}
          </text>
        ))}
        <text className={markStyles.note} x={PLOT.width} y={PLOT.height + 36} textAnchor="end">
          layer →
        </text>
      </g>
    </svg>
  );
}
