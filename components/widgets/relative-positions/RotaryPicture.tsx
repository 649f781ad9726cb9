import markStyles from '@/components/figure/marks.module.css';
import { type RotaryPair, rotaryPair } from './marks';
import styles from './RelativePositions.module.css';

const RADIUS = 46;
const WIDTH = 260;
const HEIGHT = 148;
/** Query and key in each half: three places apart both times. */
const PAIRS = [
  [3, 0],
  [7, 4],
] as const;

/** A still picture: the same query and key at two places, turned, with the same angle between. */
export function RotaryPicture() {
  return (
    <div translate="no">
      <svg
        className={styles.picture}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label="Rotary positions: a query and a key three places apart, early and later in a text. Both have been turned farther, and the angle between them is the same."
      >
        {PAIRS.map(([query, key], i) => (
          <g key={query} transform={`translate(${WIDTH * (0.25 + 0.5 * i)} 66)`}>
            <circle className={styles.round} r={RADIUS} />
            <Vectors pair={rotaryPair(query, key, RADIUS)} />
            <text className={`${markStyles.note} ${markStyles.middle}`} y={RADIUS + 30}>
              positions {key} and {query}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

function Vectors({ pair }: { readonly pair: RotaryPair }) {
  return (['query', 'key'] as const).map((name) => {
    const { tip } = pair[name];
    return (
      <g key={name} data-of={name} className={styles.vector}>
        <line x2={tip.x} y2={tip.y} />
        <circle cx={tip.x} cy={tip.y} r={3.5} />
        <text x={tip.x * 1.25} y={tip.y * 1.25} dy="0.35em" textAnchor="middle">
          {name[0]}
        </text>
      </g>
    );
  });
}
