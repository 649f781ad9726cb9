import { useId } from 'react';
import { HatchPattern } from '@/components/figure/HatchPattern';
import markStyles from '@/components/figure/marks.module.css';
import { alibiCells } from './marks';
import styles from './RelativePositions.module.css';

const TOKENS = 5;
const SLOPE = 0.5;
const CELL = 34;
const LEFT = 56;
const TOP = 22;

/** A still picture: what ALiBi adds to the attention scores of five tokens in one head. */
export function AlibiPicture() {
  const hatch = useId();
  return (
    <div translate="no">
      <svg
        className={styles.picture}
        viewBox={`0 0 ${LEFT + TOKENS * CELL + 2} ${TOP + TOKENS * CELL + 2}`}
        role="img"
        aria-label="ALiBi: nothing is added to the score of a token with itself, and half a point less for each place farther back. Later tokens are closed by the mask."
      >
        <defs>
          <HatchPattern id={hatch} />
        </defs>
        <text className={markStyles.note} x={LEFT} y={12}>
          keys →
        </text>
        <text className={markStyles.note} y={TOP + CELL / 2} dy="0.34em">
          queries
        </text>
        <g transform={`translate(${LEFT} ${TOP})`}>
          {alibiCells(TOKENS, SLOPE).map(({ query, key, added }) => (
            <g key={`${query} ${key}`} transform={`translate(${key * CELL} ${query * CELL})`}>
              <rect
                className={styles.cell}
                width={CELL}
                height={CELL}
                style={{
                  fill: added === undefined ? `url(#${hatch})` : shadeOf(added),
                }}
              />
              {added === undefined ? null : (
                <text className={styles.added} x={CELL / 2} y={CELL / 2} dy="0.35em">
                  {String(added).replace('-', '−')}
                </text>
              )}
            </g>
          ))}
        </g>
      </svg>
    </div>
  );
}

/** Darker where more is left of a score. */
const shadeOf = (added: number) =>
  `color-mix(in oklab, var(--position) ${Math.round(40 * (1 + added / (SLOPE * TOKENS)))}%, var(--paper))`;
