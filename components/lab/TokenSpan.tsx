import { type CSSProperties, memo } from 'react';
import type { PlacedToken } from '@/lib/lab/token-spans';
import { isPartial, tokenLabel } from '@/lib/text/token-text';
import styles from './TokenSpan.module.css';

/** Bits at which the bar under a token is full. */
const MOST_BITS = 14;

/** Returns a token's surprise as a bar below it: height by bits, colour by rank. */
export function surpriseOf({ score }: PlacedToken): { rank: string; height: number } | undefined {
  if (!score) return undefined;
  const { rank, logProbability } = score;
  const bits = Math.min(MOST_BITS, Math.max(0, -logProbability / Math.LN2));
  const step = rank === 0 ? 'first' : rank < 10 ? 'ten' : rank < 100 ? 'hundred' : 'beyond';
  return { rank: step, height: Math.round((bits / MOST_BITS) * 100) / 100 };
}

/** A span of the text; memoized, so it renders only when something in it has changed. */
export const TokenSpan = memo(function TokenSpan({
  tokens,
  name,
  promptLength,
  readFrom,
  marked,
  surprise,
  levels,
}: {
  readonly tokens: readonly PlacedToken[];
  /** Unique on the page: prefix of the tokens' element ids. */
  readonly name: string;
  readonly promptLength: number;
  /** The first position that the model still reads. */
  readonly readFrom: number;
  /** The position under the cursor, if it is in this span. */
  readonly marked: number | undefined;
  readonly surprise: boolean;
  /** Attention on each token, 0..8; undefined where none is drawn. */
  readonly levels: readonly (number | undefined)[] | undefined;
}) {
  return tokens.map((one, i) => {
    const { place, token, text } = one;
    const bar = surprise ? surpriseOf(one) : undefined;
    return (
      <span
        key={place}
        id={`${name}-${place}`}
        role="option"
        aria-selected={place === marked}
        aria-label={tokenLabel(token)}
        tabIndex={-1}
        className={styles.token}
        data-place={place}
        data-prompt={place < promptLength || undefined}
        data-dropped={place < readFrom || undefined}
        data-first={(place === readFrom && place > 0) || undefined}
        data-special={token.special || undefined}
        data-partial={(text === '' && isPartial(token)) || undefined}
        data-surprise={bar?.rank}
        data-attention={levels?.[i]}
        style={bar && ({ '--bar': bar.height } as CSSProperties)}
      >
        {text}
      </span>
    );
  });
});
