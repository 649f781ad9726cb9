import markStyles from '@/components/figure/marks.module.css';
import styles from './LearnedMerges.module.css';
import { MOST_BARS, type PairBar } from './marks';

const WIDTH = 340;
const ROW = 23;
const TOP = 24;
const LABEL = 132;
const BAR = WIDTH - LABEL - 44;

/** The most frequent pairs of neighbours, as bars; the first is the one to be joined. */
export function PairBars({ bars }: { readonly bars: readonly PairBar[] }) {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${TOP + MOST_BARS * ROW}`} aria-hidden="true">
      <text className={markStyles.title} y={13}>
        The most frequent pairs
      </text>
      {bars.map(({ left, right, count, share }, i) => (
        <g
          key={`${left} ${right}`}
          data-mark="pair-bar"
          data-next={(i === 0 && count > 1) || undefined}
          className={styles.pair}
          transform={`translate(0 ${TOP + i * ROW})`}
        >
          <text className={styles.pairLabel} x={LABEL - 10} y={ROW / 2} dy="0.34em">
            {left}
            <tspan className={styles.plus}> + </tspan>
            {right}
          </text>
          <rect x={LABEL} y={4} width={share * BAR} height={ROW - 8} />
          <text className={styles.count} x={LABEL + share * BAR + 6} y={ROW / 2} dy="0.34em">
            {count}
          </text>
        </g>
      ))}
    </svg>
  );
}
