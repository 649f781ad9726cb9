import layout from '@/components/figure/layout.module.css';
import markStyles from '@/components/figure/marks.module.css';
import { headName } from '@/lib/heads/name';
import { fixed } from '@/lib/text/fixed';
import { sinkPlane, strongestSinks } from './marks';

const WIDTH = 400;
const LEFT = 46;
const TOP = 22;
const SIDE = 284;
const UP = 230;
const HEIGHT = TOP + UP + 40;
/** Further names would cover each other. */
const NAMED = 1;

/** Every head: how much it looks at the first token, and how long what it gets there is. */
export function SinkPlane({
  weights,
  values,
  heads,
}: {
  /** [L · H] */
  readonly weights: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  /** H */
  readonly heads: number;
}) {
  const plane = sinkPlane(weights, values);
  const px = (x: number) => x * SIDE;
  const py = (y: number) => (1 - y) * UP;
  return (
    <svg className={layout.proseDrawing} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <g transform={`translate(${LEFT} ${TOP})`}>
        <line className={markStyles.axis} x1={0} x2={0} y1={0} y2={UP} />
        <line className={markStyles.axis} x1={0} x2={SIDE} y1={UP} y2={UP} />
        <line className={markStyles.bound} x1={px(plane.sink)} x2={px(plane.sink)} y1={0} y2={UP} />
        <line
          className={markStyles.bound}
          x1={0}
          x2={SIDE}
          y1={py(plane.equal)}
          y2={py(plane.equal)}
        />
        <text className={markStyles.note} x={px(plane.sink) + 5} y={10}>
          sinks →
        </text>
        <text className={markStyles.note} x={SIDE + 4} y={py(plane.equal)} dy="0.34em">
          as long
        </text>
        <text className={markStyles.note} x={SIDE + 4} y={py(plane.equal) + 15} dy="0.34em">
          as others
        </text>
        <text className={markStyles.note} x={-LEFT + 2} y={-9}>
          ↑ length of the first token’s value
        </text>
        <text className={markStyles.note} x={SIDE} y={UP + 34} textAnchor="end">
          weight on the first token →
        </text>
        {plane.up.map(({ value, at }) => (
          <text key={value} className={markStyles.tick} x={-6} y={py(at)} dy="0.34em">
            {fixed(value, 1)}
          </text>
        ))}
        {plane.across.map(({ value, at }) => (
          <text
            key={value}
            className={markStyles.tick}
            x={px(at)}
            y={UP + 17}
            style={{ textAnchor: 'middle' }}
          >
            {value}
          </text>
        ))}
        {plane.points.map(({ head, x, y, isSink }) => (
          <circle
            key={head}
            data-mark="sink-head"
            className={markStyles.head}
            data-on={isSink || undefined}
            cx={px(x)}
            cy={py(y)}
            r={isSink ? 5 : 3.5}
          />
        ))}
        {strongestSinks(plane, NAMED).map(({ head, x, y }) => (
          <text
            key={head}
            className={markStyles.name}
            x={px(x) + (x > 0.6 ? -10 : 10)}
            y={py(y)}
            dy="0.34em"
            textAnchor={x > 0.6 ? 'end' : 'start'}
          >
            {headName(head, heads)}
          </text>
        ))}
      </g>
    </svg>
  );
}
