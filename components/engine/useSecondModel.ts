'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CatalogEntry } from '@/lib/engine/catalog';
import { type EngineFailure, toFailure } from '@/lib/engine/failure';
import type { KeptFiles } from '@/lib/engine/model-files';
import { type OpenedModel, openModel } from '@/lib/engine/open';
import { unpackVocabulary } from '@/lib/trace/vocabulary';
import { arrivalOf } from './arrival';
import { useEngine } from './EngineProvider';
import { begin, type Opening } from './selection';
import { type ReadyModel, siteUrl } from './useOpening';

interface Told {
  readonly model?: ReadyModel;
  readonly opening?: Opening;
  readonly failure?: EngineFailure;
}

/** A model beside the page's own, on its way or there. */
export interface SecondModel extends Told {
  /** Throw away what failed, and open it anew. */
  readonly retry: () => void;
}

/**
 * Opens a model beside the page's own, in a worker of its own; where the page's own is the one
 * that is wanted, it serves. Another entry, or leaving the page, ends what was opened. Files of
 * this site that have come once are not asked for again while whoever asks stands.
 *
 * @param entry the same object for the same model; nothing is opened while it is undefined
 */
export function useSecondModel(entry: CatalogEntry | undefined): SecondModel {
  const { state } = useEngine();
  const [told, setTold] = useState<Told>({});
  const [attempt, setAttempt] = useState(0);
  const kept = useRef<KeptFiles>(new Map());
  const own = state.status === 'ready' && state.info.id === entry?.id ? state : undefined;
  const wanted = own ? undefined : entry;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens it anew
  useEffect(() => {
    if (!wanted) return;
    const controller = new AbortController();
    const { signal } = controller;
    let opened: OpenedModel | undefined;
    const onProgress = arrivalOf(wanted, (opening) => {
      if (!signal.aborted) setTold({ opening });
    });
    setTold({ opening: begin(wanted.id) });
    openModel(wanted, siteUrl(), onProgress, signal, kept.current)
      .then((made) => {
        if (signal.aborted) return made.client.close();
        opened = made;
        setTold({ model: { ...made, vocabulary: unpackVocabulary(made.info.vocabulary) } });
      })
      .catch((error) => {
        if (!signal.aborted) setTold({ failure: toFailure(error) });
      });
    return () => {
      controller.abort();
      opened?.client.close();
      setTold({});
    };
  }, [wanted, attempt]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  const shared = useMemo(() => own && { ...own, fellBack: undefined }, [own]);
  if (shared) return { model: shared, retry };
  // What was told of the entry before this one counts no more, even in this very render.
  const current = told.model ? told.model.info.id === entry?.id : wanted !== undefined;
  return { ...(current ? told : {}), retry };
}
