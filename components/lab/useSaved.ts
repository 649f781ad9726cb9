'use client';

import { useEffect, useRef } from 'react';
import { writeStored } from '@/components/storage/stored';
import { keep } from '@/lib/lab/kept';
import { type LabState, linkOf } from '@/lib/lab/link';
import { LONGEST_LINK, writeLink } from '@/lib/permalink/permalink';
import { ADDRESS_KEY, type Origin, TEXT_KEY } from './useLabText';

/** How long after a change it is kept, in ms: while a text grows not every token is worth it. */
const AFTER = 400;

/** Keeps what is in view on the device and in the address bar, soon after each change. */
export function useSaved(state: LabState, { borrowed, pending }: Origin): void {
  const latest = useRef({ state, borrowed, pending });
  latest.current = { state, borrowed, pending };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { manuscript, bench, fingerprint, layer, head, at } = state;
  const { promptIds, branches } = manuscript;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of any of these is kept
  useEffect(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      save(latest.current);
    }, AFTER);
  }, [promptIds, branches, bench, fingerprint, layer, head, at, borrowed, pending]);

  useEffect(() => {
    // A page on its way out can no longer change the address that a reload will open.
    const now = () => save({ ...latest.current, leaving: true });
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      clearTimeout(timer.current);
      timer.current = undefined;
      // Another page has its own address by now.
      now();
    };
  }, []);
}

function save({
  state,
  borrowed,
  pending,
  leaving = false,
}: {
  readonly state: LabState;
  readonly borrowed: boolean;
  readonly pending: unknown;
  /** Only the text is kept. */
  readonly leaving?: boolean;
}): void {
  const link = linkOf(state);
  if (!link) return;
  if (!borrowed) {
    const kept = keep(state.manuscript, state.fingerprint);
    if (kept) writeStored(TEXT_KEY, JSON.stringify(kept));
  }
  if (pending || leaving) return;
  const fragment = writeLink(link);
  // A text of many contexts fits into no link that anybody would open: it is kept here alone.
  const address = fragment.length > LONGEST_LINK ? window.location.pathname : `#${fragment}`;
  window.history.replaceState(null, '', address);
  writeStored(ADDRESS_KEY, borrowed ? null : address);
}
