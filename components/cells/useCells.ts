'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { replaceAddress } from '@/components/storage/address';
import { readStored, writeStored } from '@/components/storage/stored';
import { cellsOfLink } from '@/lib/cells/link';
import { type Notebook, readNotebook, writeNotebook } from '@/lib/cells/notebook';

/** Where the notebook is kept on the device. */
const KEY = 'cells';
/** How long after a change it is kept, in ms. */
const AFTER = 300;

export interface NotebookState {
  readonly notebook: Notebook;
  readonly change: (change: (before: Notebook) => Notebook) => void;
  /** Cells of a link: back to the reader's own, or with the link's cells below them. */
  readonly leaveLink: (how: 'discard' | 'add') => void;
}

/**
 * A notebook that outlives a reload. Cells that came with a link are shown in its place, and replace
 * nothing on the device.
 *
 * @param starting what a reader finds at the first visit; the same object at every render
 */
export function useCells(starting: Notebook): NotebookState {
  const [notebook, setNotebook] = useState(starting);
  const latest = useRef(notebook);
  latest.current = notebook;
  const changed = useRef(false);

  const keep = useCallback(() => {
    if (changed.current && !latest.current.fromLink)
      writeStored(KEY, writeNotebook(latest.current));
    changed.current = false;
  }, []);

  useEffect(() => {
    const open = async () => {
      const linked = await cellsOfLink(window.location.hash);
      const own = () => readNotebook(readStored(KEY)) ?? starting;
      keep();
      setNotebook(linked ?? own());
    };
    void open();
    // Other fragments are places on the page.
    const onHash = () => {
      if (window.location.hash.startsWith('#cells=')) void open();
    };
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [starting, keep]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change is kept, soon after it
  useEffect(() => {
    if (!changed.current) return;
    const timer = setTimeout(keep, AFTER);
    return () => clearTimeout(timer);
  }, [notebook, keep]);
  useEffect(() => {
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);

  const change = useCallback((next: (before: Notebook) => Notebook) => {
    setNotebook((before) => {
      const after = next(before);
      if (after !== before) changed.current = true;
      return after;
    });
  }, []);
  const leaveLink = useCallback(
    (how: 'discard' | 'add') => {
      replaceAddress(window.location.pathname);
      const own = readNotebook(readStored(KEY)) ?? starting;
      const linked = latest.current.cells;
      const first = Math.max(...own.cells.map(({ id }) => id)) + 1;
      const added = linked.map((cell, i) => ({ ...cell, id: first + i }));
      changed.current = how === 'add';
      setNotebook(how === 'add' ? { cells: [...own.cells, ...added] } : own);
    },
    [starting],
  );
  return { notebook, change, leaveLink };
}
