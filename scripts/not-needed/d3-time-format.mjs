/**
 * Stands in for d3-time-format, which d3's scales import for axes of time: no figure here has one,
 * and each page would come with 9 kB of names of months.
 */

/** Throws: there is no axis of time. */
export function timeFormat() {
  throw new Error('No figure has an axis of time: see scripts/not-needed.');
}

/** Throws as the other does. */
export function utcFormat() {
  return timeFormat();
}
