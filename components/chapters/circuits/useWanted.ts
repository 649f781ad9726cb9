'use client';

import { useState } from 'react';
import { useReadyModel } from '@/components/engine/useReadyModel';

/** What wider models would compute for longer than a reader expects without having asked. */
export const WIDEST = 256;

/**
 * Decides when a request of many passes is asked: of a small model as soon as somebody sees the
 * figure, of a larger one when its reader asks for it.
 *
 * @param request undefined while it cannot be made
 * @param seen whether the figure is near the window
 */
export function useWanted<R>(request: R | undefined, seen: boolean) {
  const [asked, ask] = useState<string>();
  const model = useReadyModel()?.info;
  const key = model && request && JSON.stringify([model.id, request]);
  const small = model !== undefined && model.shape.width <= WIDEST;
  const isAsked = key !== undefined && asked === key;
  return {
    /** What to ask now. */
    wanted: seen && (small || isAsked) ? request : undefined,
    /** Whether the reader has to ask. */
    onDemand: model !== undefined && !small,
    /** Asks; undefined where nothing has to be, or can be, asked. */
    run: key !== undefined && !small && !isAsked ? () => ask(key) : undefined,
    stop: () => ask(undefined),
  };
}
