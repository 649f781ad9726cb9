import barStyles from '@/components/figure/bars.module.css';
import markStyles from '@/components/figure/marks.module.css';
import { formatPercent } from '@/lib/text/format-probability';
import type { ProbabilityChange } from '@/lib/trace/probability-change';
import styles from './BeforeAfter.module.css';
import { fullScale } from './marks';

const WIDTH = 400;
const ROW = 34;
const LABEL = 108;
const BAR = 178;

/** A row a token: its probability before as an outline, after as a full bar. */
export function BeforeAfter({
  rows,
  label,
}: {
  readonly rows: readonly ProbabilityChange[];
  readonly label: (id: number) => string;
}) {
  const full = fullScale(rows);
  // Rounded, as Math.exp differs in its last digit between the build's engine and a browser's.
  const length = (p: number) => Math.max(0.75, (p / full) * BAR).toFixed(2);
  return (
    <div className={styles.beforeAfter}>
      <svg viewBox={`0 0 ${WIDTH} ${18 + ROW * rows.length}`} aria-hidden="true">
        <text className={markStyles.note} x={LABEL} y={11}>
          outline: all heads on; filled: as switched now
        </text>
        {rows.map((row, i) => (
          <g key={row.id} transform={`translate(0 ${18 + i * ROW})`}>
            <text
              className={barStyles.label}
              x={LABEL - 10}
              y={ROW / 2}
              dy="0.34em"
              textAnchor="end"
            >
              {label(row.id)}
            </text>
            <rect className={barStyles.bar} x={LABEL} y={8} height={18} width={length(row.after)} />
            <rect
              className={styles.before}
              x={LABEL}
              y={5}
              height={24}
              width={length(row.before)}
            />
            <text
              data-mark="bar-percent"
              className={barStyles.percent}
              x={WIDTH}
              y={ROW / 2}
              dy="0.34em"
              textAnchor="end"
            >
              {formatPercent(row.before) === formatPercent(row.after)
                ? formatPercent(row.after)
                : `${formatPercent(row.before)} → ${formatPercent(row.after)}`}
            </text>
          </g>
        ))}
      </svg>
      <ul className="sr-only" aria-label="Next-token probabilities, before and after">
        {rows.map((row) => (
          <li key={row.id}>
            {label(row.id)} {formatPercent(row.before)}, then {formatPercent(row.after)}
          </li>
        ))}
      </ul>
    </div>
  );
}
