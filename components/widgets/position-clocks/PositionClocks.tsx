import { classNames } from '@/components/controls/classNames';
import markStyles from '@/components/figure/marks.module.css';
import { fixedPlainZero } from '@/lib/text/fixed';
import { type Dial, dials } from './marks';
import styles from './PositionClocks.module.css';

const RADIUS = 62;
const SIZE = 180;
const MIDDLE = { x: SIZE / 2, y: 96 };

/** A position as the formula writes it: hands of different speed, each with its height and shadow. */
export function PositionClocks({
  position,
  width,
}: {
  readonly position: number;
  /** D */
  readonly width: number;
}) {
  return (
    <ol className={styles.clocks}>
      {dials(position, width, RADIUS).map((dial) => (
        <li key={dial.pair} data-mark="dial">
          <svg viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
            <text className={classNames(markStyles.title, markStyles.middle)} x={MIDDLE.x} y={13}>
              {turnText(dial.turn)}
            </text>
            <Face dial={dial} />
          </svg>
          <p className={styles.numbers} translate="no">
            <span className={styles.height}>sin {fixedPlainZero(dial.sine)}</span>{' '}
            <span className={styles.shadow}>cos {fixedPlainZero(dial.cosine)}</span>
          </p>
          <p className={styles.columns}>
            columns {2 * dial.pair} and {2 * dial.pair + 1}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Face({ dial: { tip, trail } }: { readonly dial: Dial }) {
  return (
    <g transform={`translate(${MIDDLE.x} ${MIDDLE.y})`}>
      <circle className={styles.face} r={RADIUS} />
      <path className={markStyles.axis} d={`M${-RADIUS - 8} 0H${RADIUS + 8}`} />
      <path className={styles.trail} d={trail} />
      <line className={styles.shadowLine} x2={tip.x} />
      <line className={styles.heightLine} x1={tip.x} x2={tip.x} y2={tip.y} />
      <line className={styles.hand} x2={tip.x} y2={tip.y} />
      <circle className={styles.tip} cx={tip.x} cy={tip.y} r={5} />
    </g>
  );
}

const turnText = (turn: number) =>
  `${turn < 10 ? turn.toFixed(1) : Math.round(turn).toLocaleString('en')} positions a turn`;
