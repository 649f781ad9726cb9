import markStyles from '@/components/figure/marks.module.css';
import styles from './ClaimsAndEffects.module.css';
import { type ClaimEffect, claimPlane, type LedgerPart, logits, partName, samePart } from './marks';

const WIDTH = 400;
const LEFT = 46;
const TOP = 20;
const SIDE = 290;
const HEIGHT = TOP + SIDE + 40;

/** Every head and every MLP: what the ledger claims of it, and what went when it was tested. */
export function ClaimsAndEffects({
  all,
  chosen,
  heads,
  tested = 'knocked out',
}: {
  readonly all: readonly ClaimEffect[];
  readonly chosen: LedgerPart | undefined;
  /** H */
  readonly heads: number;
  /** What was done to each part. */
  readonly tested?: string;
}) {
  const { points, zero, ticks } = claimPlane(all);
  const on = points.find(({ part }) => samePart(part, chosen));
  const px = (x: number) => x * SIDE;
  const py = (y: number) => (1 - y) * SIDE;
  return (
    <svg className={styles.plane} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <g transform={`translate(${LEFT} ${TOP})`}>
        <line className={markStyles.axis} x1={px(zero)} x2={px(zero)} y1={0} y2={SIDE} />
        <line className={markStyles.axis} x1={0} x2={SIDE} y1={py(zero)} y2={py(zero)} />
        <line className={markStyles.bound} x1={0} x2={SIDE} y1={SIDE} y2={0} />
        <text className={markStyles.note} x={SIDE + 4} y={4}>
          all true
        </text>
        <text className={markStyles.note} x={SIDE + 4} y={py(zero)} dy="0.34em">
          none true
        </text>
        <text className={markStyles.note} x={-LEFT + 2} y={-8}>
          ↑ went, {tested}
        </text>
        <text className={markStyles.note} x={SIDE} y={SIDE + 34} textAnchor="end">
          claimed by the ledger →
        </text>
        {ticks.map(({ value, at }) => (
          <g key={value}>
            <text className={markStyles.tick} x={-6} y={py(at)} dy="0.34em">
              {logits(value)}
            </text>
            <text
              className={markStyles.tick}
              x={px(at)}
              y={SIDE + 17}
              style={{ textAnchor: 'middle' }}
            >
              {logits(value)}
            </text>
          </g>
        ))}
        {points.map(({ part, x, y }) => (
          <Point
            key={`${part.layer}-${part.head}`}
            isHead={part.head !== undefined}
            x={px(x)}
            y={py(y)}
          />
        ))}
        {on && (
          <>
            <line className={styles.drop} x1={px(on.x)} x2={px(on.x)} y1={py(on.y)} y2={py(on.x)} />
            <circle className={styles.chosen} cx={px(on.x)} cy={py(on.y)} r={8} />
            <text
              className={markStyles.name}
              x={px(on.x) + (on.x > 0.6 ? -13 : 13)}
              y={py(on.y)}
              dy="0.34em"
              textAnchor={on.x > 0.6 ? 'end' : 'start'}
            >
              {partName(on.part, heads)}
            </text>
          </>
        )}
      </g>
    </svg>
  );
}

/** A head is a dot, an MLP a square. */
function Point({
  isHead,
  x,
  y,
}: {
  readonly isHead: boolean;
  readonly x: number;
  readonly y: number;
}) {
  return isHead ? (
    <circle data-mark="claim" className={styles.head} cx={x} cy={y} r={3.5} />
  ) : (
    <rect data-mark="claim" className={styles.mlp} x={x - 4} y={y - 4} width={8} height={8} />
  );
}
