import type { KeyboardEvent, PointerEvent } from 'react';
import { clamped } from '@/lib/maths/clamped';

/** Returns where in its element a pointer is: shares of the width and of the height. */
export function pointerShares(event: PointerEvent<Element>): { x: number; y: number } {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
}

/** Returns which of `count` equal parts of a length a share of it lies in, from 0. */
export const partAt = (share: number, count: number): number =>
  clamped(Math.floor(share * count), 0, count - 1);

/** Returns the place after a step from another, out of `count`; from none, a walk begins at an end. */
export const stepFrom = (place: number | undefined, by: number, count: number): number =>
  clamped((place ?? (by > 0 ? -1 : count)) + by, 0, count - 1);

/**
 * Returns a handler for the keys that have a step, which the page is then kept from taking too. A
 * key whose step is undefined ends the walk, and stays what it is to the page.
 */
export function onKeys<Step>(steps: Readonly<Record<string, Step>>, go: (step: Step) => void) {
  return (event: KeyboardEvent) => {
    if (!Object.hasOwn(steps, event.key)) return;
    const step = steps[event.key] as Step;
    if (step !== undefined) event.preventDefault();
    go(step);
  };
}
