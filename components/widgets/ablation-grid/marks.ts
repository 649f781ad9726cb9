import { format, scalePow } from 'd3';
import { largestSize } from '@/lib/maths/largest-size';

/** A head in the grid: what its absence does to the log-probability of a token. */
export interface AblationCell {
  /** l · H + h */
  readonly index: number;
  readonly layer: number;
  readonly head: number;
  /** Change of the log-probability in nats; undefined while it is not measured. */
  readonly effect: number | undefined;
  /** −1..1: below 0 the head helped, above it stood in the way. */
  readonly level: number;
  readonly text: string;
}

const nats = format('.2f');

/**
 * Effects [L · H] -> cells. The scale ends at the largest effect, at least at 0.1 nats, so that
 * noise does not look like a finding; it grows with the square root, so that small ones show.
 */
export function ablationMarks(
  layers: number,
  heads: number,
  effects: ArrayLike<number> | undefined,
): AblationCell[] {
  const most = largestSize(effects ? [effects] : [], 0.1);
  const scale = scalePow([-most, 0, most], [-1, 0, 1]).exponent(0.6);
  return Array.from({ length: layers * heads }, (_, index) => {
    const effect = effects?.[index];
    return {
      index,
      layer: Math.floor(index / heads),
      head: index % heads,
      effect,
      level: effect === undefined ? 0 : scale(effect),
      text: effect === undefined ? '' : change(effect),
    };
  });
}

/** A change in nats with its sign: −0.42, +0.03; nothing to speak of is 0. */
export function change(effect: number): string {
  const text = nats(Math.abs(effect));
  if (Number(text) === 0) return '0';
  return `${effect < 0 ? '−' : '+'}${text.replace(/^0/, '')}`;
}

/** The colour of a level: probability's hue where the head helped, the accent where it hindered. */
export function effectColour(level: number): string {
  const share = Math.round(Math.abs(level) * 48);
  const hue = level < 0 ? 'var(--probability)' : 'var(--accent)';
  return `color-mix(in oklab, ${hue} ${share}%, var(--attention-0))`;
}
