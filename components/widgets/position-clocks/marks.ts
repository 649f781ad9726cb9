/** One pair of columns of the formula, as a hand on a dial; px from the middle, y downwards. */
export interface Dial {
  /** Which pair of columns, from 0. */
  readonly pair: number;
  /** Positions until the hand is back. */
  readonly turn: number;
  /** What the two columns hold at this position: the height of the tip, and its shadow. */
  readonly sine: number;
  readonly cosine: number;
  readonly tip: { readonly x: number; readonly y: number };
  /** Where the hand has gone since position 0, one turn at most, as an SVG path. */
  readonly trail: string;
}

/** The pairs that are drawn, as shares of all: each hand is ten times as slow as the one before. */
const SHARES = [0, 0.25, 0.5, 0.75];

/**
 * The hands at one position. A hand starts to the right and goes round against the clock, as angles
 * do in mathematics.
 *
 * @param width D
 * @param radius of a dial, in px
 */
export function dials(position: number, width: number, radius: number): Dial[] {
  return SHARES.map((share) => {
    const pair = Math.floor((share * width) / 2);
    const speed = 10_000 ** ((-2 * pair) / width);
    const angle = position * speed;
    const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
    return {
      pair,
      turn: (2 * Math.PI) / speed,
      sine,
      cosine,
      tip: { x: radius * cosine, y: -radius * sine },
      trail: trailTo(angle, radius),
    };
  });
}

function trailTo(angle: number, radius: number): string {
  const round = `A${radius} ${radius} 0`;
  const start = `M${radius} 0`;
  if (angle >= 2 * Math.PI) return `${start}${round} 1 0 ${-radius} 0${round} 1 0 ${radius} 0`;
  const [x, y] = [radius * Math.cos(angle), -radius * Math.sin(angle)];
  return `${start}${round} ${angle > Math.PI ? 1 : 0} 0 ${x.toFixed(2)} ${y.toFixed(2)}`;
}
