'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { siteUrl } from '@/components/site/site-url';
import type { CatalogEntry } from '@/lib/engine/catalog';
import type { FileCache } from '@/lib/engine/download/model-files';
import { type EngineFailure, toFailure } from '@/lib/engine/failure';
import { type OpenedModel, openModel } from '@/lib/engine/open-model';
import { unpackVocabulary } from '@/lib/trace/vocabulary';
import { useEngine } from './EngineProvider';
import { givenFor } from './known-models';
import { trackLoadProgress } from './load-progress';
import { type LoadingModel, startLoading } from './model-selection';
import type { ReadyModel } from './useModelLoader';

interface SecondModelState {
  readonly model?: ReadyModel;
  readonly loading?: LoadingModel;
  readonly failure?: EngineFailure;
}

/** A model beside the page's own: loading, ready or failed. */
export interface SecondModel extends SecondModelState {
  /** Discards what failed, and loads the model again. */
  readonly retry: () => void;
}

/**
 * Loads a model beside the page's own, in a worker of its own. Returns the page's own model where
 * that is the one asked for. Another entry, or unmounting, closes what was loaded. Files of this
 * site are fetched once while the component is mounted.
 *
 * @param entry the same object for the same model; nothing is loaded while it is undefined
 * @param options.storedOnly fails instead of fetching weights that are not all on this device;
 *   does not apply to a retry
 */
export function useSecondModel(
  entry: CatalogEntry | undefined,
  { storedOnly = false }: { readonly storedOnly?: boolean } = {},
): SecondModel {
  const engine = useEngine().state;
  const [state, setState] = useState<SecondModelState>({});
  const [attempt, setAttempt] = useState(0);
  const fileCache = useRef<FileCache>(new Map());
  const own = engine.status === 'ready' && engine.info.id === entry?.id ? engine : undefined;
  const wanted = own ? undefined : entry;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt loads the model again, a change of storedOnly does not
  useEffect(() => {
    if (!wanted) return;
    const controller = new AbortController();
    const { signal } = controller;
    let opened: OpenedModel | undefined;
    const onProgress = trackLoadProgress(wanted, (loading) => {
      if (!signal.aborted) setState({ loading });
    });
    setState({ loading: startLoading(wanted.id) });
    openModel(wanted, {
      siteUrl: siteUrl(),
      onProgress,
      signal,
      fileCache: fileCache.current,
      given: givenFor(wanted.id),
      storedOnly: storedOnly && attempt === 0,
    })
      .then((result) => {
        if (signal.aborted) return result.client.close();
        opened = result;
        setState({ model: { ...result, vocabulary: unpackVocabulary(result.info.vocabulary) } });
      })
      .catch((error) => {
        if (!signal.aborted) setState({ failure: toFailure(error) });
      });
    return () => {
      controller.abort();
      opened?.client.close();
      setState({});
    };
  }, [wanted, attempt]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  const shared = useMemo(() => own && { ...own, fellBack: undefined }, [own]);
  if (shared) return { model: shared, retry };
  // The state of the previous entry does not apply, not even in the render before the effect.
  const current = state.model ? state.model.info.id === entry?.id : wanted !== undefined;
  return { ...(current ? state : {}), retry };
}
