'use client';

import { Fragment, useMemo, useState } from 'react';
import { TokenText } from '@/components/controls/TokenText';
import { onKeys } from '@/components/figure/pointing';
import { Readout } from '@/components/figure/Readout';
import { clamped } from '@/lib/maths/clamped';
import { isPartial, tokenLabel } from '@/lib/text/token-text';
import { type RankClass, type ScoredToken, type SurpriseMark, surpriseMarks } from './marks';
import styles from './SurprisingText.module.css';

/** The height of a bit, and of the highest bar, in px. */
const BIT = 2.4;
const MOST = 40;

const CLASSES: readonly (readonly [RankClass, string])[] = [
  ['first', 'first choice'],
  ['ten', 'among the first 10'],
  ['hundred', 'among the first 100'],
  ['beyond', 'further down'],
];

/** A text with a bar over each token: the higher, the more it surprised the model. */
export function SurprisingText({
  scored,
  size,
}: {
  readonly scored: readonly ScoredToken[];
  /** V, the number of tokens that there were to choose from. */
  readonly size: number;
}) {
  const { tokens, cost, firsts } = useMemo(() => surpriseMarks(scored), [scored]);
  const [pointed, setPointed] = useState<number>();
  const last = tokens.length - 1;
  const told = pointed === undefined ? undefined : tokens[Math.min(pointed, last)];
  const move = onKeys({ Escape: undefined, ArrowLeft: -1, ArrowRight: 1 }, (by) =>
    setPointed((at) => by && (at === undefined ? 0 : clamped(at + by, 0, last))),
  );
  return (
    <div>
      <ul className={styles.key} aria-label="Colours: the token’s place among the model’s choices">
        {CLASSES.map(([name, words]) => (
          <li key={name}>
            <span className={styles.swatch} data-rank={name} /> {words}
          </li>
        ))}
      </ul>
      <div
        className={styles.text}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk the tokens
        tabIndex={0}
        aria-label="The scored tokens; the left and right arrow keys walk them"
        onKeyDown={move}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setPointed(undefined)}
      >
        {tokens.map((mark, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the text
          <Fragment key={i}>
            <span
              className={styles.token}
              data-on={i === pointed || undefined}
              onPointerEnter={() => setPointed(i)}
              onPointerDown={() => setPointed(i)}
            >
              <span
                className={styles.bar}
                data-rank={mark.rankClass}
                style={{ height: `${Math.min(MOST, Math.max(1.5, mark.bits * BIT)).toFixed(1)}px` }}
              />
              <bdi data-partial={isPartial(mark.token) || undefined}>{tokenLabel(mark.token)}</bdi>
            </span>
            {mark.breaks ? <span className={styles.break} /> : null}
          </Fragment>
        ))}
      </div>
      <Readout isPointed={pointed !== undefined}>
        {told ? <Told mark={told} size={size} /> : null}
        {!told && cost ? (
          <>
            {tokens.length} tokens, {firsts} of them the model’s first choice. Perplexity{' '}
            <strong>{cost.perplexity.toLocaleString('en', { maximumSignificantDigits: 4 })}</strong>
            ; <strong>{cost.bitsPerByte.toFixed(3)}</strong> bits per byte.
          </>
        ) : null}
        {!told && !cost ? 'No text: nothing to be surprised by.' : null}
      </Readout>
    </div>
  );
}

function Told({ mark, size }: { readonly mark: SurpriseMark; readonly size: number }) {
  const percent = (logProbability: number) =>
    `${(Math.exp(logProbability) * 100).toPrecision(3)}%`.replace(/e-(\d+)%/, ' × 10⁻$1 %');
  return (
    <>
      <TokenText>{tokenLabel(mark.token)}</TokenText> {mark.bits.toFixed(1)} bits: probability{' '}
      {percent(mark.logProbability)}, rank {(mark.rank + 1).toLocaleString('en')} of{' '}
      {size.toLocaleString('en')}.
      {mark.rank > 0 ? (
        <>
          {' '}
          The first choice was <TokenText>{tokenLabel(mark.likeliest)}</TokenText> with{' '}
          {percent(mark.likeliestLogProbability)}.
        </>
      ) : null}
    </>
  );
}
