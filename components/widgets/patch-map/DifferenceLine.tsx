import markStyles from '@/components/figure/marks.module.css';
import { fixed } from '@/lib/text/fixed';
import styles from './DifferenceLine.module.css';
import { differenceLine } from './marks';

const WIDTH = 420;
const HEIGHT = 74;
const BASE = 38;

/** The difference in either text, and where it comes to when a part of one is put into the other. */
export function DifferenceLine({
  clean,
  corrupted,
  patched,
  names,
  says = { corrupted: 'put into', clean: 'taken from', patched: 'patched' },
}: {
  readonly clean: number;
  readonly corrupted: number;
  /** Undefined while no part is put in. */
  readonly patched: number | undefined;
  /** The tokens whose logits are compared. */
  readonly names: readonly [string, string];
  /** What is written at either text, and at what becomes of the difference. */
  readonly says?: Readonly<Record<'corrupted' | 'clean' | 'patched', string>>;
}) {
  const at = differenceLine({ clean, corrupted }, patched);
  const x = (share: number) => share * WIDTH;
  const anchor = (share: number) => (share < 0.2 ? 'start' : share > 0.8 ? 'end' : 'middle');
  return (
    <svg className={styles.line} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line className={markStyles.rule} x1={0} x2={WIDTH} y1={BASE} y2={BASE} />
      <line
        className={markStyles.rule}
        x1={x(at.zero)}
        x2={x(at.zero)}
        y1={BASE - 6}
        y2={BASE + 6}
      />
      {at.patched !== undefined && (
        <line className={styles.way} x1={x(at.corrupted)} x2={x(at.patched)} y1={BASE} y2={BASE} />
      )}
      {(['corrupted', 'clean'] as const).map((which) => (
        <g key={which}>
          <line
            className={styles.end}
            x1={x(at[which])}
            x2={x(at[which])}
            y1={BASE - 9}
            y2={BASE + 9}
          />
          <text
            className={markStyles.label}
            x={x(at[which])}
            y={BASE + 26}
            textAnchor={anchor(at[which])}
          >
            {says[which]} {fixed(which === 'clean' ? clean : corrupted)}
          </text>
        </g>
      ))}
      {at.patched !== undefined && patched !== undefined && (
        <>
          <circle className={styles.patched} cx={x(at.patched)} cy={BASE} r={6} />
          <text
            className={styles.number}
            x={x(at.patched)}
            y={BASE - 14}
            textAnchor={anchor(at.patched)}
          >
            {says.patched} {fixed(patched)}
          </text>
        </>
      )}
      <text className={markStyles.note} x={0} y={11}>
        ← {names[1]}
      </text>
      <text className={markStyles.note} x={WIDTH} y={11} textAnchor="end">
        {names[0]} →
      </text>
    </svg>
  );
}
