import { useEffect, useState } from 'react';
import type { Output } from '@/lib/cells/outputs';
import { weightOf } from './marks';

/** What may be drawn between two frames; see `weightOf`. */
const MOST_A_FRAME = 600;

/**
 * Returns how many outputs to draw. Those of most cells are all drawn at once; of a cell that shows very
 * much, some more at each frame, so that it does not stop the page.
 */
export function useDrawn(outputs: readonly Output[]): number {
  const [reached, setReached] = useState(0);
  const drawn = Math.max(Math.min(reached, outputs.length), nextDrawn(outputs, 0));
  useEffect(() => {
    // A run begins with nothing.
    if (outputs.length === 0) return setReached(0);
    if (drawn === outputs.length) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      // After this frame is painted: a key that was pressed meanwhile comes first.
      timer = setTimeout(() => setReached(nextDrawn(outputs, drawn)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [outputs, drawn]);
  return drawn;
}

/** Returns how many outputs are drawn when `drawn` are, and one more step is made. */
export function nextDrawn(outputs: readonly Output[], drawn: number): number {
  let weight = 0;
  const over = outputs.findIndex((output, at) => {
    if (at < drawn) return false;
    weight += weightOf(output);
    return weight > MOST_A_FRAME && at > drawn;
  });
  return over === -1 ? outputs.length : over;
}
