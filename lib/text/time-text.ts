/** Returns a time in words, to two digits at least: 2.4 ms, 38 ms, 1.2 s. */
export function timeText(ms: number): string {
  if (ms >= 1000) return `${digits(ms / 1000)} s`;
  return `${digits(ms)} ms`;
}

/** One decimal below 10, and none where it would be 0. */
function digits(value: number): string {
  const shown = value < 0.95 ? value.toPrecision(2) : value.toFixed(value < 9.95 ? 1 : 0);
  return String(Number(shown));
}
