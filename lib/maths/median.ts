/** The middle value; of an even number, the mean of the two in the middle; NaN of none. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** How values are spread: the middle half lies between `lower` and `upper`. */
export interface Spread {
  readonly median: number;
  /** The first quartile. */
  readonly lower: number;
  /** The third quartile. */
  readonly upper: number;
  /** How many values there are. */
  readonly count: number;
}

/** Returns the median and the quartiles; NaN of no values. */
export function spreadOf(values: readonly number[]): Spread {
  return {
    median: median(values),
    lower: quantile(values, 0.25),
    upper: quantile(values, 0.75),
    count: values.length,
  };
}

/**
 * The value below which a share of all lies, 0..1, between two neighbours in proportion: type 7 of
 * Hyndman and Fan (1996), which NumPy and R take by default.
 */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) return Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
