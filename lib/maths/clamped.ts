/** Returns the number itself, or the nearer end of a range that it is outside of. */
export const clamped = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));
