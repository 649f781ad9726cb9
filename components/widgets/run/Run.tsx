'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { TokenText } from '@/components/controls/TokenText';
import markStyles from '@/components/figure/marks.module.css';
import { onKeys } from '@/components/figure/pointing';
import { Readout } from '@/components/figure/Readout';
import { clamped } from '@/lib/maths/clamped';
import { formatPercent } from '@/lib/text/format-probability';
import { lineOf, tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';
import { type RunMark, type RunStep, runMarks } from './marks';
import styles from './Run.module.css';

const HEIGHT = 72;
/** Of the prompt, only its end is shown. */
const PROMPT = 16;

/**
 * A text that a model wrote: a bar a token for the probability it was given, and the words, with
 * the rounds of a loop told apart.
 */
export function Run({
  title,
  prompt,
  steps,
}: {
  readonly title: ReactNode;
  readonly prompt: readonly Token[];
  readonly steps: readonly RunStep[];
}) {
  const { tokens, repetition, roundMeans } = useMemo(() => runMarks(steps), [steps]);
  const [pointed, setPointed] = useState<number>();
  const count = Math.max(1, tokens.length);
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  const move = onKeys({ Escape: undefined, ArrowLeft: -1, ArrowRight: 1 }, (by) =>
    setPointed((at) => by && (at === undefined ? 0 : clamped(at + by, 0, count - 1))),
  );
  const shown = pointed === undefined ? undefined : tokens[pointed];
  return (
    <div className={styles.run}>
      <p className={styles.title}>{title}</p>
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk the tokens
        tabIndex={0}
        aria-label="What was written, token by token; the left and right arrow keys walk it"
        onKeyDown={move}
        onPointerLeave={() => setPointed(undefined)}
      >
        <svg className={styles.chart} width="100%" height={HEIGHT + 2} aria-hidden="true">
          <line className={markStyles.axis} x1="0" x2="100%" y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
          <line
            className={markStyles.axis}
            x1="0"
            x2="100%"
            y1={0.5}
            y2={0.5}
            strokeDasharray="2 4"
          />
          {tokens.map((mark, i) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the text
              key={i}
              className={styles.bar}
              data-round={roundName(mark)}
              data-on={i === pointed || undefined}
              x={percent((i + 0.1) / count)}
              width={percent(0.8 / count)}
              y={px(HEIGHT * (1 - mark.probability))}
              height={px(HEIGHT * mark.probability)}
              onPointerEnter={() => setPointed(i)}
            />
          ))}
        </svg>
        <p className={styles.text}>
          <bdi>
            <span className={styles.prompt}>
              {prompt.length > PROMPT ? '… ' : ''}
              {lineOf(prompt.slice(-PROMPT))}
            </span>
            {pieces(tokens).map(({ from, round, marks }) => (
              <span key={from} className={round ? styles.round : undefined} data-round={round}>
                {pointed !== undefined && pointed >= from && pointed < from + marks.length ? (
                  <>
                    {lineOf(marks.slice(0, pointed - from).map(({ token }) => token))}
                    <span data-on="true">
                      {tokenLabel((marks[pointed - from] as RunMark).token)}
                    </span>
                    {lineOf(marks.slice(pointed - from + 1).map(({ token }) => token))}
                  </>
                ) : (
                  lineOf(marks.map(({ token }) => token))
                )}
              </span>
            ))}
          </bdi>
        </p>
      </div>
      <Readout isPointed={pointed !== undefined}>
        {shown ? (
          <>
            <TokenText>{tokenLabel(shown.token)}</TokenText> had a probability of{' '}
            {formatPercent(shown.probability)}
            {shown.round === undefined ? '.' : `, in round ${shown.round + 1}.`}
          </>
        ) : repetition ? (
          <>
            A loop: {repetition.rounds} rounds of {repetition.period}{' '}
            {repetition.period === 1 ? 'token' : 'tokens'}. The mean probability of a token in each
            round: {roundMeans.map((mean) => `${(mean * 100).toFixed(0)}%`).join(', ')}.
          </>
        ) : (
          `No loop within these ${tokens.length} tokens.`
        )}
      </Readout>
    </div>
  );
}

/** A browser and the server may differ in the last digit of exp. */
const px = (length: number) => length.toFixed(2);

const roundName = ({ round }: RunMark) =>
  round === undefined ? undefined : round % 2 === 0 ? 'even' : 'odd';

/** Neighbours of the same round, so that a character in several tokens is shown whole. */
function pieces(tokens: readonly RunMark[]) {
  const found: { from: number; round: string | undefined; marks: RunMark[] }[] = [];
  for (const [i, mark] of tokens.entries()) {
    const last = found.at(-1);
    if (last && last.marks[0]?.round === mark.round) last.marks.push(mark);
    else found.push({ from: i, round: roundName(mark), marks: [mark] });
  }
  return found;
}
