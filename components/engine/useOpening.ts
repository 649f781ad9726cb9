'use client';

import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useStored } from '@/components/storage/stored';
import { CATALOG, type CatalogEntry, STORYBOOK } from '@/lib/engine/catalog';
import { type EngineFailure, toFailure } from '@/lib/engine/failure';
import { type OpenedModel, openModel } from '@/lib/engine/open';
import { keepStored } from '@/lib/engine/space';
import { unpackVocabulary, type Vocabulary } from '@/lib/trace/vocabulary';
import { arrivalOf } from './arrival';
import { begin, type Failed, type Selection, select } from './selection';

export interface ReadyModel extends OpenedModel {
  readonly vocabulary: Vocabulary;
}

const AT_FIRST: Selection<ReadyModel> = {
  ready: undefined,
  opening: begin(STORYBOOK.id),
  failed: undefined,
};

/** A model of the catalog; storybook for an id that is not (or no longer) in it. */
export function entryOf(id: string | undefined): CatalogEntry {
  return CATALOG.find((entry) => entry.id === id) ?? STORYBOOK;
}

/**
 * Opens models one after the other, each in its own worker, and remembers the reader's choice.
 * After a reload the chosen model comes back when it is stored on this device: nothing large is
 * ever fetched unasked. When it does not open, storybook does.
 */
export function useOpening() {
  const [selection, dispatch] = useReducer(select<ReadyModel>, AT_FIRST);
  const [kept, keep] = useStored('inside-gpt-2:model');
  const current = useRef(selection);
  current.current = selection;
  const controller = useRef<AbortController>(undefined);

  const open = useCallback(
    async (id: string, because?: Failed): Promise<Failed | undefined> => {
      controller.current?.abort();
      const mine = new AbortController();
      controller.current = mine;
      const { signal } = mine;
      dispatch({ type: 'open', id, because });
      const onProgress = arrivalOf(entryOf(id), (opening) => {
        if (!signal.aborted) dispatch({ type: 'progress', opening });
      });
      try {
        const opened = await openModel(entryOf(id), siteUrl(), onProgress, signal);
        if (signal.aborted) {
          opened.client.close();
          return undefined;
        }
        const model = { ...opened, vocabulary: unpackVocabulary(opened.info.vocabulary) };
        dispatch({ type: 'opened', id, model });
        keep(id === STORYBOOK.id ? null : id);
        if (entryOf(id).host) void keepStored();
        return undefined;
      } catch (error) {
        if (signal.aborted) return undefined;
        const failed = { id, failure: toFailure(error) };
        dispatch({ type: 'failed', ...failed });
        return failed;
      }
    },
    [keep],
  );

  // The first render sees no storage; the one after it does.
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const wanted = useRef(kept);
  wanted.current = kept;
  useEffect(() => {
    if (!mounted) return;
    let here = true;
    const start = async () => {
      const entry = entryOf(wanted.current ?? undefined);
      const stored = entry.host ? await isStored(entry) : false;
      if (!here) return;
      const failed = stored ? await open(entry.id) : undefined;
      if (here && (!stored || failed)) await open(STORYBOOK.id, failed);
    };
    void start();
    return () => {
      here = false;
      controller.current?.abort();
    };
  }, [mounted, open]);

  // Closed only when the figures have let go of it, and also when the page goes.
  const inUse = selection.ready?.model;
  useEffect(() => () => inUse?.client.close(), [inUse]);

  const cancel = useCallback(() => {
    const { ready, opening } = current.current;
    if (!opening) return;
    controller.current?.abort();
    dispatch({ type: 'failed', id: opening.id, failure: toFailure(stopped()) });
    // Nobody is left without a model for having changed their mind.
    if (!ready && opening.id !== STORYBOOK.id) void open(STORYBOOK.id);
  }, [open]);
  const choose = useCallback(
    (id: string) => {
      const { ready, opening } = current.current;
      if (ready?.id === id) cancel();
      else if (opening?.id !== id) void open(id);
    },
    [open, cancel],
  );
  const retry = useCallback(() => void open(current.current.failed?.id ?? STORYBOOK.id), [open]);
  const broke = useCallback((failure: EngineFailure) => dispatch({ type: 'broke', failure }), []);
  return { selection, choose, cancel, retry, broke };
}

/** The site's own address, with a slash at its end. */
export const siteUrl = () => new URL('/', location.href).href;

const stopped = () => new DOMException('Stopped.', 'AbortError');

/** True for a model whose files are all on this device. */
export async function isStored(entry: CatalogEntry): Promise<boolean> {
  try {
    const { openStorage } = await import('@/lib/engine/storage');
    const stored = await (await openStorage()).list(CATALOG);
    return stored.some(({ id, complete }) => id === entry.id && complete);
  } catch {
    return false;
  }
}
