import { classNames } from '@/components/controls/classNames';
import markStyles from '@/components/figure/marks.module.css';
import { profileMarks } from './marks';
import styles from './PositionProfile.module.css';

const WIDTH = 400;
const LEFT = 56;
const GRID = WIDTH - LEFT - 4;
const HIGH = 92;

/**
 * How alike the marked position is to every other: the marked row of the map above it, as a curve
 * on the same axis.
 */
export function PositionProfile({
  similarity,
  row,
}: {
  /** [P]: the cosine of the marked row with each. */
  readonly similarity: Float32Array;
  readonly row: number;
}) {
  const marks = profileMarks(similarity, { width: GRID, height: HIGH });
  const last = similarity.length;
  const x = ((row + 0.5) / last) * GRID;
  const right = x > GRID * 0.55;
  return (
    <svg className={styles.profile} viewBox={`0 0 ${WIDTH} ${HIGH + 30}`} aria-hidden="true">
      <g transform={`translate(${LEFT} 8)`}>
        <path className={styles.area} d={marks.area} />
        <path className={styles.line} d={marks.line} />
        <line className={markStyles.rule} x2={GRID} y1={marks.zero} y2={marks.zero} />
        <line className={markStyles.marked} x1={x} x2={x} y1={0} y2={HIGH} />
        <text className={markStyles.tick} x={-7} y={marks.zero} dy="0.34em">
          0
        </text>
        <text className={markStyles.tick} x={-7} y={marks.one} dy="0.7em">
          1
        </text>
        <text
          className={classNames(markStyles.note, styles.noteMarked)}
          x={x + (right ? -5 : 5)}
          y={10}
          textAnchor={right ? 'end' : 'start'}
        >
          position {row.toLocaleString('en')}
        </text>
        <text className={markStyles.note} x={0} y={HIGH + 17}>
          0
        </text>
        <text className={markStyles.note} x={GRID} y={HIGH + 17} textAnchor="end">
          {(last - 1).toLocaleString('en')}
        </text>
      </g>
    </svg>
  );
}
