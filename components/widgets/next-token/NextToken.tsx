'use client';

import { useState } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { TokenText } from '@/components/controls/TokenText';
import barStyles from '@/components/figure/bars.module.css';
import markStyles from '@/components/figure/marks.module.css';
import { Readout } from '@/components/figure/Readout';
import { rounded } from '@/lib/maths/rounded';
import type { Bar } from './marks';
import styles from './NextToken.module.css';

const LIST = 'Next-token probabilities';
const WIDTH = 420;
const ROW = 30;
const LABEL = 124;
const BAR = 216;
const BAR_HEIGHT = 17;

/** The distribution over the next token as bars; each of the named tokens can be taken. */
export function NextTokenBars({
  bars,
  standing,
  onTake,
  name = LIST,
}: {
  readonly bars: readonly Bar[];
  /** The id of the token that stands in the text already. */
  readonly standing?: number | undefined;
  /** Without it the bars are to be read only. */
  readonly onTake?: ((id: number) => void) | undefined;
  /** What the list is called by screen readers. */
  readonly name?: string;
}) {
  const [pointed, setPointed] = useState<number>();
  const told = bars[pointed ?? 0];
  return (
    <div className={styles.token}>
      <div className={styles.picture}>
        <svg viewBox={`0 0 ${WIDTH} ${ROW * bars.length}`} aria-hidden="true">
          {bars.map((bar, index) => (
            <g
              key={bar.id ?? 'rest'}
              data-mark="bar-row"
              className={styles.row}
              style={{ transform: `translateY(${index * ROW}px)` }}
              data-on={index === pointed || undefined}
              data-standing={(bar.id !== undefined && bar.id === standing) || undefined}
            >
              <BarMarks bar={bar} />
            </g>
          ))}
        </svg>
        <ol
          className={barStyles.overRows}
          aria-label={name}
          onPointerLeave={() => setPointed(undefined)}
        >
          {bars.map((bar, index) => (
            <li key={bar.id ?? 'rest'} onPointerEnter={() => setPointed(index)}>
              {bar.id === undefined ? (
                <span className="sr-only">
                  {bar.label} {bar.percent}
                </span>
              ) : (
                <Button
                  className={classNames(barStyles.button)}
                  isDisabled={!onTake}
                  onPress={() => onTake?.(bar.id as number)}
                  onFocus={() => setPointed(index)}
                  onBlur={() => setPointed(undefined)}
                >
                  <span className="sr-only">
                    {bar.label} {bar.percent}
                    {bar.id === standing && ', in the text'}
                  </span>
                </Button>
              )}
            </li>
          ))}
        </ol>
      </div>
      <Readout isPointed={pointed !== undefined}>
        {told && (
          <>
            <TokenText>{told.label}</TokenText> {told.detail}
          </>
        )}
      </Readout>
    </div>
  );
}

function BarMarks({ bar }: { readonly bar: Bar }) {
  const named = bar.id !== undefined;
  const top = (ROW - BAR_HEIGHT) / 2;
  const middle = { y: ROW / 2, dy: '0.34em' };
  return (
    <>
      <rect className={markStyles.ground} width={WIDTH} height={ROW} />
      <text
        className={named ? barStyles.label : classNames(markStyles.note, styles.rest)}
        x={LABEL - 10}
        textAnchor="end"
        {...middle}
      >
        {bar.label}
      </text>
      {!named && (
        <text
          className={classNames(markStyles.note, styles.restInShort)}
          x={LABEL - 10}
          textAnchor="end"
          {...middle}
        >
          the others
        </text>
      )}
      <rect
        className={named ? barStyles.bar : classNames(barStyles.bar, barStyles.other)}
        x={LABEL}
        y={top}
        height={BAR_HEIGHT}
        width={Math.max(0.5, rounded(bar.length * BAR, 1))}
      />
      {bar.torn && (
        <path
          className={barStyles.tear}
          d={`M${LABEL + BAR - 14},${top + BAR_HEIGHT + 2}l6,${-BAR_HEIGHT - 4}m5,0l-6,${BAR_HEIGHT + 4}`}
        />
      )}
      {bar.tick !== undefined && (
        <line
          className={styles.tick}
          x1={(LABEL + bar.tick * BAR).toFixed(2)}
          x2={(LABEL + bar.tick * BAR).toFixed(2)}
          y1={top - 3}
          y2={top + BAR_HEIGHT + 3}
        />
      )}
      <text className={barStyles.percent} x={WIDTH - 4} textAnchor="end" {...middle}>
        {bar.percent}
      </text>
    </>
  );
}
