'use client';

import { useCallback, useMemo } from 'react';
import { createStore, useStore } from '@/components/storage/createStore';
import { useStored } from '@/components/storage/stored';
import type { Replacement } from '@/lib/engine/tasks/heads-replaced';
import { middlePosition } from '@/lib/heads/steps';
import type { ModelShape } from '@/lib/trace/trace';
import { RECORDED_ATTENTION } from './recorded';

/** The head that is recorded: open until the reader opens another. */
const [layer = 0, head = 0] = RECORDED_ATTENTION.steps.answer.heads?.[0] ?? [];
const FIRST = [layer, head] as const;

/** What the chapter's figures share beside the head that is open: the heads that are off. */
interface Heads {
  /** "layer.head" */
  readonly off: ReadonlySet<string>;
  /** What takes the place of their output. */
  readonly by: Replacement;
}

const heads = createStore<Heads>({ off: new Set(), by: 'mean' });

/** Storage key of the open head, as "layer.head", both from 0. */
const OPEN = 'inside-gpt-2:open-head';

const looking = createStore<number | undefined>(undefined);

/** The token that looks, out of `length`, in the figures that follow one token through a head. */
export function useLooking(length: number): [position: number, choose: (position: number) => void] {
  const now = useStore(looking);
  return [Math.min(now ?? middlePosition(length), length - 1), looking.set];
}

/** The open head and the switches, for a model of this shape; heads count as l · H + h. */
export function useHeads(shape: Pick<ModelShape, 'layers' | 'heads'>) {
  const { layers, heads: count } = shape;
  const now = useStore(heads);
  const [saved, saveOpen] = useStored(OPEN);
  const [openLayer, openHead] = readHead(saved) ?? FIRST;
  const layer = Math.min(openLayer, layers - 1);
  const head = Math.min(openHead, count - 1);

  const key = useCallback((i: number) => `${Math.floor(i / count)}.${i % count}`, [count]);
  const isOff = useCallback((i: number) => now.off.has(key(i)), [now.off, key]);
  const setOpen = useCallback((i: number) => saveOpen(key(i)), [saveOpen, key]);
  const switchHeads = useCallback(
    (which: readonly number[], on: boolean) => {
      const off = new Set(heads.get().off);
      for (const i of which) on ? off.delete(key(i)) : off.add(key(i));
      heads.set({ ...heads.get(), off });
    },
    [key],
  );
  const allOn = useCallback(() => heads.set({ ...heads.get(), off: new Set() }), []);
  const setBy = useCallback((by: Replacement) => heads.set({ ...heads.get(), by }), []);
  /** [layer, head] of those that are off and that this model has. */
  const off = useMemo(
    () =>
      [...now.off]
        .map((name) => name.split('.').map(Number) as [number, number])
        .filter(([l, h]) => l < layers && h < count)
        .sort((a, b) => a[0] - b[0] || a[1] - b[1]),
    [now.off, layers, count],
  );
  return {
    layer,
    head,
    open: layer * count + head,
    setOpen,
    isOff,
    switchHeads,
    allOn,
    off,
    by: now.by,
    setBy,
  };
}

/** What is no head is another version's, or an address that was changed. */
function readHead(saved: string | null): readonly [layer: number, head: number] | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})$/.exec(saved ?? '');
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}
