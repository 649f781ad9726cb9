'use client';

import { useEffect, useId, useMemo, useRef } from 'react';
import { classNames } from '@/components/controls/classNames';
import { HatchPattern } from '@/components/figure/HatchPattern';
import markStyles from '@/components/figure/marks.module.css';
import { onKeys } from '@/components/figure/pointing';
import { clamped } from '@/lib/maths/clamped';
import type { HeadWeights } from '@/lib/trace/head-weights';
import styles from './AttentionArcs.module.css';
import { arcMarks } from './marks';

const LINE = 30;
const BELOW = 40;

/** The weights of one head as arcs over the text: from the token that looks to what it looks at. */
export function AttentionArcs({
  weights,
  name,
  query,
  onQuery,
}: {
  readonly weights: HeadWeights;
  readonly name: string;
  /** The token whose look is shown strongly. */
  readonly query: number;
  readonly onQuery: (position: number | undefined) => void;
}) {
  const { width, base, words, arcs } = useMemo(() => arcMarks(weights), [weights]);
  const hatch = useId();
  const last = words.length - 1;
  const at = Math.min(query, last);
  // A long text scrolls: the token that looks is kept in view, and nothing else is moved.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    const word = words[at];
    if (!element || !word || element.scrollWidth <= element.clientWidth) return;
    const scale = element.scrollWidth / width;
    const [left, right] = [word.x * scale, (word.x + word.width) * scale];
    const seen = element.scrollLeft + element.clientWidth;
    if (left < element.scrollLeft) element.scrollLeft = left - 24;
    else if (right > seen) element.scrollLeft = right - element.clientWidth + 24;
  }, [words, at, width]);
  const move = onKeys({ Escape: undefined, ArrowLeft: -1, ArrowRight: 1 }, (by) =>
    onQuery(by && clamped(at + by, 0, last)),
  );
  const height = base + LINE + BELOW;
  return (
    <div
      ref={box}
      className={styles.arcs}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk the tokens
      tabIndex={0}
      aria-label={`${name}, as arcs; arrow keys walk its tokens`}
      onKeyDown={move}
      onPointerLeave={(event) => event.pointerType === 'mouse' && onQuery(undefined)}
    >
      <svg
        viewBox={`0 0 ${width} ${height}`}
        style={{ maxWidth: `${width * 1.15}px`, minWidth: `${width * 0.66}px` }}
        aria-hidden="true"
      >
        <defs>
          <HatchPattern id={hatch} />
        </defs>
        {arcs.map((arc) =>
          arc.query === at ? null : (
            <path
              key={`${arc.query}-${arc.key}`}
              className={classNames(styles.arc, styles.faint)}
              d={arc.path}
            />
          ),
        )}
        {arcs.map((arc) =>
          arc.query === at ? (
            <path
              key={`${arc.query}-${arc.key}`}
              className={classNames(styles.arc, styles.strong)}
              data-arc={`${arc.query} ${arc.key}`}
              d={arc.path}
              style={{ strokeWidth: arc.line }}
            />
          ) : null,
        )}
        {words.map((word) => {
          const weight = weights.weight(at, word.position);
          return (
            <g
              key={word.position}
              data-mark="arc-word"
              className={styles.word}
              data-query={word.position === at || undefined}
              transform={`translate(${word.x} ${base})`}
              onPointerEnter={() => onQuery(word.position)}
              onPointerDown={() => onQuery(word.position)}
            >
              <rect className={styles.ground} y={3} width={word.width} height={LINE - 3} rx={2} />
              {weight === undefined && (
                <rect y={3} width={word.width} height={LINE - 3} fill={`url(#${hatch})`} />
              )}
              <text className={styles.text} x={word.width / 2} y={LINE / 2 + 2} dy="0.34em">
                {word.text}
              </text>
              <text
                data-mark="arc-weight"
                className={styles.weight}
                x={word.width / 2}
                y={LINE + 16}
              >
                {weight === undefined ? '—' : weight.toFixed(2).replace(/^0/, '')}
              </text>
            </g>
          );
        })}
        <text className={markStyles.note} x={words[0]?.x ?? 0} y={base + LINE + 34}>
          weights of the marked token; — is closed by the mask
        </text>
      </svg>
    </div>
  );
}
