import { type CSSProperties, memo } from 'react';
import type { Word } from '@/lib/lab/words';
import { isPartial, tokenLabel } from '@/lib/text/token-text';

/** Bits at which the bar under a token is full. */
const MOST_BITS = 14;

/** Surprise as a bar under the token: its height in bits, its colour by rank. */
export function surpriseOf({ score }: Word): { rank: string; height: number } | undefined {
  if (!score) return undefined;
  const { rank, logProbability } = score;
  const bits = Math.min(MOST_BITS, Math.max(0, -logProbability / Math.LN2));
  const step = rank === 0 ? 'first' : rank < 10 ? 'ten' : rank < 100 ? 'hundred' : 'beyond';
  return { rank: step, height: Math.round((bits / MOST_BITS) * 100) / 100 };
}

/** A stretch of the text, drawn anew only when something in it has changed. */
export const Passage = memo(function Passage({
  words,
  name,
  promptLength,
  readFrom,
  marked,
  surprise,
  levels,
}: {
  readonly words: readonly Word[];
  /** Of the text, unique on the page: ids of tokens begin with it. */
  readonly name: string;
  readonly promptLength: number;
  /** The first place that the model still has before it. */
  readonly readFrom: number;
  /** The place under the cursor, if it is one of these. */
  readonly marked: number | undefined;
  readonly surprise: boolean;
  /** Attention on each of these words, 0..8; undefined where none is drawn. */
  readonly levels: readonly (number | undefined)[] | undefined;
}) {
  return words.map((word, i) => {
    const { place, token, text } = word;
    const bar = surprise ? surpriseOf(word) : undefined;
    return (
      <span
        key={place}
        id={`${name}-${place}`}
        role="option"
        aria-selected={place === marked}
        aria-label={tokenLabel(token)}
        tabIndex={-1}
        className="lab-token"
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
