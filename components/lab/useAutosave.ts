'use client';

import { useEffect, useRef } from 'react';
import { replaceAddress } from '@/components/storage/address';
import { writeStored } from '@/components/storage/stored';
import { type LabState, linkOf } from '@/lib/lab/link';
import { toSavedText } from '@/lib/lab/saved-text';
import { LONGEST_LINK, writeLink } from '@/lib/permalink/permalink';
import { ADDRESS_KEY, type Origin, TEXT_KEY } from './useLabText';

/** How long after a change it is saved, in ms: a growing text is not saved at every token. */
const AFTER = 400;

/** Saves what is in view on the device and in the address bar, soon after each change. */
export function useAutosave(state: LabState, { borrowed, pending }: Origin): void {
  const latest = useRef({ state, borrowed, pending });
  latest.current = { state, borrowed, pending };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const path = useRef<string>(undefined);
  const { text, labSettings, fingerprint, layer, head, at } = state;
  const { promptIds, tree } = text;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of any of these is saved
  useEffect(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      // The next page has its address some time before this one is gone.
      const leaving = window.location.pathname !== path.current;
      save({ ...latest.current, leaving });
    }, AFTER);
  }, [promptIds, tree, labSettings, fingerprint, layer, head, at, borrowed, pending]);

  useEffect(() => {
    path.current = window.location.pathname;
    // A page on its way out can no longer change the address that a reload will open.
    const now = () => save({ ...latest.current, leaving: true });
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      clearTimeout(timer.current);
      timer.current = undefined;
      // The address is already another page's: only the text is saved.
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
  /** Saves only the text. */
  readonly leaving?: boolean;
}): void {
  const link = linkOf(state);
  if (!link) return;
  if (!borrowed) {
    const saved = toSavedText(state.text, state.fingerprint);
    if (saved) writeStored(TEXT_KEY, JSON.stringify(saved));
  }
  if (pending || leaving) return;
  const fragment = writeLink(link);
  // Too long for a link: the text is saved on this device only.
  const address = fragment.length > LONGEST_LINK ? window.location.pathname : `#${fragment}`;
  replaceAddress(address);
  writeStored(ADDRESS_KEY, borrowed ? null : address);
}
