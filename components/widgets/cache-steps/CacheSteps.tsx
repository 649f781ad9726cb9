'use client';

import { range } from 'd3';
import styles from './CacheSteps.module.css';
import { stepGrid, tokensComputed } from './marks';

const CELL = 17;
const LABEL = 62;
const TOP = 54;

interface CacheStepsProps {
  /** Names of the tokens that are drawn: the prompt's, then those that were written. */
  readonly labels: readonly string[];
  /** How many of them are the prompt's. */
  readonly prompt: number;
  /** Tokens of the whole prompt, drawn or not. */
  readonly promptLength: number;
}

/** Which keys and values each step computes, and which it reuses: with the cache, and without. */
export function CacheSteps(props: CacheStepsProps) {
  return (
    <div className={styles.steps}>
      <Grid cached {...props} />
      <Grid cached={false} {...props} />
    </div>
  );
}

function Grid({
  cached,
  labels,
  prompt,
  promptLength,
}: CacheStepsProps & { readonly cached: boolean }) {
  const steps = labels.length - prompt;
  const grid = stepGrid(prompt, steps, cached);
  const total = tokensComputed(promptLength, steps, cached);
  const [width, height] = [LABEL + grid.columns * CELL + 30, TOP + grid.rows * CELL + 4];
  return (
    <div>
      <p className={styles.title}>
        {cached ? 'With the cache' : 'Without it'}{' '}
        <span>· {total.toLocaleString('en')} tokens are computed in all</span>
      </p>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <g transform={`translate(${LABEL} ${TOP})`}>
          {labels.map((label, column) => (
            <text
              // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the text
              key={column}
              className={styles.label}
              data-new={column >= prompt || undefined}
              transform={`translate(${column * CELL + CELL / 2} -5) rotate(-50)`}
              dy="0.3em"
            >
              {label}
            </text>
          ))}
          {range(grid.rows).map((row) => (
            <text
              key={`step-${row}`}
              className={styles.label}
              x={-6}
              y={row * CELL + CELL / 2}
              dy="0.32em"
              textAnchor="end"
            >
              {row === 0 ? 'prompt' : `step ${row}`}
            </text>
          ))}
          {grid.cells.map(({ row, column, anew }) => (
            <g
              key={`${row}-${column}`}
              transform={`translate(${column * CELL} ${row * CELL})`}
              className={anew ? 'cache-anew' : styles.reused}
            >
              <rect className={styles.key} width={CELL - 3} height={(CELL - 3) / 2} />
              <rect
                className={styles.value}
                y={(CELL - 3) / 2}
                width={CELL - 3}
                height={(CELL - 3) / 2}
              />
            </g>
          ))}
        </g>
      </svg>
    </div>
  );
}
