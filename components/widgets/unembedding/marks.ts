import { format, line, scaleLinear } from 'd3';
import type { Answered } from '@/lib/engine/answered';
import type { UnembeddedToken } from '@/lib/engine/tasks/unembedding';
import { largest } from '@/lib/heads/profile';
import { spread } from '@/lib/maths/spread';
import { fixedPlainZero } from '@/lib/text/fixed';
import { formatProbability } from '@/lib/text/format-probability';
import { tokenLabel } from '@/lib/text/token-text';

/** A token that may come next, how its logit comes about, and what it is called. */
export interface LabelledToken extends UnembeddedToken {
  readonly label: string;
}

/** The tokens of an answer with their labels. */
export function labelledTokens({
  answer,
  vocabulary,
}: Pick<Answered<'unembedding'>, 'answer' | 'vocabulary'>): LabelledToken[] {
  return answer.tokens.map((token) => ({
    ...token,
    label: tokenLabel(vocabulary.token(token.id)),
  }));
}

export interface UnembeddingMarks {
  /** A line a token, from 0 to its dot product. */
  readonly lines: readonly { readonly id: number; readonly path: string; readonly end: number }[];
  /** Where each token's name stands: moved apart. */
  readonly names: readonly number[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  readonly width: number;
  /** Where the leaps are, px. */
  readonly leaps: readonly (Leap & { readonly x: number })[];
}

/** A place at which the lines leap. */
export interface Leap {
  /** From 0. */
  readonly place: number;
  /** Whether it moves the rivals alike, or apart. */
  readonly kind: 'alike' | 'apart';
}

/** Returns what one place adds to the logit of a token. */
export const productAt = ({ sums }: UnembeddedToken, place: number): number =>
  (sums?.[place] ?? 0) - (sums?.[place - 1] ?? 0);

/**
 * Returns the place that moves all tokens most in one direction, and the one that moves them
 * furthest apart; none where the file hides the products.
 */
export function leaps(tokens: readonly UnembeddedToken[]): Leap[] {
  const width = Math.min(...tokens.map(({ sums }) => sums?.length ?? 0));
  if (tokens.length === 0 || width === 0) return [];
  const places = Array.from({ length: width }, (_, place) => {
    const products = tokens.map((token) => productAt(token, place));
    return {
      // Nothing where they do not agree on a direction.
      common: Math.max(0, ...[1, -1].map((sign) => Math.min(...products.map((x) => sign * x)))),
      spread: Math.max(...products) - Math.min(...products),
    };
  });
  const alike = largest(places.map(({ common }) => common)) ?? 0;
  const apart = largest(places.map(({ spread }) => spread)) ?? 0;
  return [
    { place: alike, kind: 'alike' },
    { place: apart, kind: 'apart' },
  ];
}

/** The height of a name, px. */
const NAME = 17;

/** Running sums -> lines; where there are none, only the names at their logits' places. */
export function unembeddingMarks(
  tokens: readonly LabelledToken[],
  width: number,
  height: number,
): UnembeddingMarks {
  const sums = tokens.map(({ sums, logit }) => Array.from(sums ?? [0, logit]));
  const all = sums.flat();
  const y = scaleLinear([Math.min(0, ...all), Math.max(1, ...all)], [height, 0]);
  const longest = Math.max(2, ...sums.map(({ length }) => length));
  const draw = line<number>(
    (_, i) => (i * width) / (longest - 1),
    (value) => Number(y(value).toFixed(1)),
  );
  const lines = tokens.map(({ id, sums: own }, i) => ({
    id,
    path: own ? (draw(sums[i] ?? []) ?? '') : '',
    end: y(sums[i]?.at(-1) ?? 0),
  }));
  return {
    lines,
    names: spread(
      lines.map(({ end }) => end),
      NAME,
    ),
    ticks: y.ticks(5).map((value) => ({ value, y: y(value) })),
    width: longest,
    leaps: leaps(tokens).map((leap) => ({ ...leap, x: (leap.place * width) / (longest - 1) })),
  };
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Three digits, with a power of ten where the number is very large or very small. */
export function powerText(value: number): string {
  if (value >= 0.01 && value < 1e7) return format(',.3~r')(value);
  const [digits = '', exponent = '0'] = value.toExponential(2).split('e');
  const raised = Array.from(exponent.replace('+', ''), (c) =>
    c === '-' ? '⁻' : RAISED[Number(c)],
  );
  return `${digits} × 10${raised.join('')}`;
}

/** How a logit becomes a probability, in a sentence. */
export function softmaxSentence({ label, logit, probability }: LabelledToken): string {
  const power = Math.exp(logit);
  const sum = power / probability;
  return `“${label}”: e to the ${fixedPlainZero(logit)} is ${powerText(power)}. The same for all tokens of the vocabulary adds up to ${powerText(sum)}. The share is ${formatProbability(probability)}.`;
}
