'use client';

import { Button } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import barStyles from '@/components/figure/bars.module.css';
import markStyles from '@/components/figure/marks.module.css';
import type { Neighbourhood } from '@/lib/engine/tasks/neighbours';
import { fixed } from '@/lib/text/fixed';
import { truncate } from '@/lib/text/truncate';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { neighbourMarks } from './marks';
import styles from './Neighbours.module.css';

const WIDTH = 420;
const LABEL = 112;
const SCALE = 252;
const HILL = 56;
/** The line of words above the hill. */
const HEAD = 18;
const TOP = HEAD + HILL + 30;
const ROW = 28;
/** The longest label, in characters. */
const LONGEST = 12;

/** The tokens nearest to a row, over the hill of all the others; each can be gone to. */
export function Neighbours({
  nearest,
  vocabulary,
  given,
  onChoose,
}: {
  readonly nearest: Neighbourhood;
  readonly vocabulary: Vocabulary;
  /** The tokens that the search began with. */
  readonly given: readonly number[];
  /** Without it the rows are to be read only. */
  readonly onChoose?: ((id: number) => void) | undefined;
}) {
  const marks = neighbourMarks(nearest, vocabulary, given, SCALE, HILL);
  const height = TOP + ROW * marks.bars.length;
  return (
    <div className={styles.neighbours}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
        <g transform={`translate(${LABEL} ${HEAD})`}>
          <path className={styles.all} d={marks.all} />
          <line className={styles.ground} x1={0} x2={SCALE} y1={HILL} y2={HILL} />
          <line className={styles.mean} x1={marks.mean.x} x2={marks.mean.x} y1={-2} y2={HILL} />
          <text
            className={markStyles.note}
            x={(marks.zero + marks.one) / 2}
            y={-6}
            textAnchor="middle"
          >
            all {marks.count.toLocaleString('en')} tokens, mean {fixed(marks.mean.cosine)}
          </text>
          {[0, 0.5, 1].map((cosine) => {
            const x = marks.zero + (marks.one - marks.zero) * cosine;
            return (
              <g key={cosine}>
                <line className={markStyles.rule} x1={x} x2={x} y1={HILL} y2={height - HEAD - 4} />
                <text className={markStyles.note} x={x} y={HILL + 15} textAnchor="middle">
                  {cosine === 0 ? 'cosine 0' : cosine}
                </text>
              </g>
            );
          })}
        </g>
        {marks.bars.map((bar, i) => (
          <g
            key={bar.id}
            transform={`translate(0 ${TOP + i * ROW})`}
            data-given={bar.given || undefined}
          >
            <text
              className={barStyles.label}
              x={LABEL - 6}
              y={ROW / 2}
              dy="0.34em"
              textAnchor="end"
            >
              {truncate(bar.label, LONGEST)}
            </text>
            <rect
              data-mark="neighbours-bar"
              className={styles.bar}
              x={LABEL + Math.min(marks.zero, bar.x)}
              y={ROW / 2 - 4}
              width={Math.max(1, Math.abs(bar.x - marks.zero))}
              height={8}
            />
            <text className={barStyles.percent} x={WIDTH} y={ROW / 2} dy="0.34em" textAnchor="end">
              {fixed(bar.cosine)}
            </text>
          </g>
        ))}
      </svg>
      <ol
        className={barStyles.overRows}
        aria-label="Nearest tokens"
        style={{ top: `${(TOP / height) * 100}%` }}
      >
        {marks.bars.map((bar) => (
          <li key={bar.id}>
            <Button
              className={classNames(barStyles.button)}
              isDisabled={!onChoose}
              onPress={() => onChoose?.(bar.id)}
            >
              <span className="sr-only">
                {bar.label} {bar.cosine.toFixed(2)}
                {bar.given ? ', given' : ''}
              </span>
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
}
