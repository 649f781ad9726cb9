import layout from '@/components/figure/layout.module.css';
import markStyles from '@/components/figure/marks.module.css';
import { fixed } from '@/lib/text/fixed';
import { lossLine } from './marks';
import styles from './Sinks.module.css';

const WIDTH = 400;
const PAD = 20;
const SIDE = WIDTH - 2 * PAD;
const FIRST = 58;
const OTHERS = 118;
const AXIS = 150;

/** What the rest of a text costs when the first token is forgotten, and when another one is. */
export function LossLine({
  nats,
  natsWithout,
}: {
  readonly nats: number;
  /** [m] */
  readonly natsWithout: ArrayLike<number>;
}) {
  const { losses, zero, ticks } = lossLine(nats, natsWithout);
  const [first, ...others] = losses;
  const x = (at: number) => PAD + at * SIDE;
  const anchor = (at: number) => (at < 0.3 ? 'start' : at > 0.7 ? 'end' : 'middle');
  return (
    <svg className={layout.proseDrawing} viewBox={`0 0 ${WIDTH} ${AXIS + 44}`} aria-hidden="true">
      <line className={markStyles.bound} x1={x(zero)} x2={x(zero)} y1={22} y2={AXIS} />
      <text className={markStyles.note} x={x(zero)} y={13} textAnchor={anchor(zero)}>
        nothing forgotten: {fixed(nats)} nats a token
      </text>
      {first && (
        <>
          <line className={styles.way} x1={x(zero)} x2={x(first.at)} y1={FIRST} y2={FIRST} />
          <circle className={styles.first} cx={x(first.at)} cy={FIRST} r={6} />
          <text
            className={markStyles.name}
            x={x(first.at)}
            y={FIRST - 13}
            textAnchor={anchor(first.at)}
          >
            the first token {first.more < 0 ? '−' : '+'}
            {fixed(Math.abs(first.more), 3)}
          </text>
        </>
      )}
      {others.map(({ position, at }) => (
        <circle
          key={position}
          data-mark="loss"
          className={markStyles.head}
          cx={x(at)}
          cy={OTHERS}
          r={4.5}
        />
      ))}
      <text
        className={markStyles.label}
        x={x(zero) + (zero > 0.5 ? -6 : 6)}
        y={OTHERS - 15}
        textAnchor={zero > 0.5 ? 'end' : 'start'}
      >
        each of the next {others.length} tokens
      </text>
      <line className={markStyles.axis} x1={PAD} x2={PAD + SIDE} y1={AXIS} y2={AXIS} />
      {ticks.map(({ value, at }) => (
        <text
          key={value}
          className={markStyles.tick}
          x={x(at)}
          y={AXIS + 16}
          style={{ textAnchor: 'middle' }}
        >
          {value > 0 ? '+' : ''}
          {String(value).replace('-', '−')}
        </text>
      ))}
      <text className={markStyles.note} x={PAD + SIDE} y={AXIS + 36} textAnchor="end">
        surprise of the rest of the text, nats a token more →
      </text>
    </svg>
  );
}
