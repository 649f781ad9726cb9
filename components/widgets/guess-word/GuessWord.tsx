'use client';

import { classNames } from '@/components/controls/classNames';
import barStyles from '@/components/figure/bars.module.css';
import markStyles from '@/components/figure/marks.module.css';
import { truncate } from '@/lib/text/truncate';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import styles from './GuessWord.module.css';
import { type GuessBar, type GuessedDistribution, guessBars } from './marks';

const WIDTH = 460;
const ROW = 30;
const ROWS = 12;
const LABEL = 136;
const BAR = 236;
const BAR_HEIGHT = 17;
/** The longest label, in characters. */
const LONGEST = 15;

/**
 * The model's distribution over the next token with the reader's guess marked in it. Until it is
 * revealed the names of the tokens are covered, and only the shape of the distribution is seen;
 * where no script runs nothing can be guessed, and nothing is covered.
 */
export function GuessWord({
  distribution,
  vocabulary,
  revealed,
}: {
  readonly distribution: GuessedDistribution;
  readonly vocabulary: Vocabulary;
  readonly revealed: boolean;
}) {
  const bars = guessBars(distribution, vocabulary);
  return (
    <div className={styles.word} data-covered={!revealed || undefined}>
      <svg viewBox={`0 0 ${WIDTH} ${ROW * ROWS}`} aria-hidden="true">
        {bars.map((bar, at) => (
          <g key={bar.kind === 'named' ? at : bar.kind} transform={`translate(0 ${at * ROW})`}>
            <Row bar={bar} />
          </g>
        ))}
      </svg>
      <ol className="sr-only" aria-label="Next-token probabilities">
        {bars.map((bar, at) => (
          <li key={bar.kind === 'named' ? at : bar.kind}>
            <span
              data-mark={bar.kind === 'named' ? 'guess-name' : undefined}
              className={bar.kind === 'named' ? styles.name : undefined}
            >
              {bar.label}
            </span>{' '}
            {bar.percent}
            {bar.mine ? ' (your guess)' : ''}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Row({ bar }: { readonly bar: GuessBar }) {
  const top = (ROW - BAR_HEIGHT) / 2;
  const middle = { y: ROW / 2, dy: '0.34em' };
  const end = LABEL + Math.max(0.5, bar.length * BAR);
  return (
    <>
      {bar.kind === 'named' && (
        <rect
          className={styles.cover}
          x={LABEL - 66}
          y={top + 2}
          width={56}
          height={BAR_HEIGHT - 4}
        />
      )}
      <text
        data-mark={bar.kind === 'others' ? undefined : 'guess-name'}
        className={
          bar.kind === 'others' ? markStyles.note : classNames(barStyles.label, styles.name)
        }
        data-mine={bar.mine || undefined}
        x={LABEL - 10}
        textAnchor="end"
        {...middle}
      >
        {bar.kind === 'others' ? bar.label : truncate(bar.label, LONGEST)}
      </text>
      <rect
        className={
          bar.kind === 'others' ? classNames(barStyles.bar, barStyles.other) : barStyles.bar
        }
        data-mine={bar.mine || undefined}
        x={LABEL}
        y={top}
        height={BAR_HEIGHT}
        width={end - LABEL}
      />
      {bar.mine && <Mine bar={bar} end={end} />}
      <text className={barStyles.percent} x={WIDTH - 2} textAnchor="end" {...middle}>
        {bar.percent}
      </text>
    </>
  );
}

/** The words beside the bar of the guess; inside it, on paper, where there is no room behind it. */
function Mine({ bar, end }: { readonly bar: GuessBar; readonly end: number }) {
  const inside = end > LABEL + BAR - 90;
  return (
    <text
      data-mark="guess-mine"
      className={styles.mine}
      data-inside={inside || undefined}
      x={inside ? end - 8 : end + 8}
      y={ROW / 2}
      dy="0.34em"
      textAnchor={inside ? 'end' : 'start'}
    >
      your guess{bar.note ? `, ${bar.note}` : ''}
    </text>
  );
}
