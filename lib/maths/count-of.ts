/**
 * Returns how often a run of bytes stands in an array, overlaps included; 0 for an empty run.
 */
export function countOf(bytes: Uint8Array, run: Uint8Array): number {
  const [first] = run;
  if (first === undefined) return 0;
  let count = 0;
  // The engine's own search for one byte is many times faster than a loop.
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    let same = 1;
    while (same < run.length && bytes[at + same] === run[same]) same++;
    if (same === run.length) count++;
  }
  return count;
}
