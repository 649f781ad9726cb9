/** What is near the window wakes in the frame after the page came to life, in ms. */
const FRAME_MS = 50;
/** A page that is never at rest is not waited for longer, in ms. */
const LATEST_MS = 2000;

/**
 * Calls back once the page has come to life and has nothing urgent to do: its first figures are awake,
 * and a reader's click is answered. Returns what calls it off.
 */
export function whenAtRest(act: () => void): () => void {
  let idle: number | undefined;
  const timer = setTimeout(() => {
    // Safari has none.
    if (typeof requestIdleCallback === 'undefined') return act();
    idle = requestIdleCallback(act, { timeout: LATEST_MS });
  }, FRAME_MS);
  return () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}
