/** Returns a number to so many decimals: a drawing needs no more, and a page with more is heavier. */
export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
