'use client';

import { startTransition, useCallback, useEffect, useReducer, useRef } from 'react';
import { siteUrl } from '@/components/site/site-url';
import { useStored } from '@/components/storage/stored';
import { CATALOG, type CatalogEntry, STORYBOOK } from '@/lib/engine/catalog';
import { keepStored } from '@/lib/engine/download/quota';
import { type EngineFailure, type FailureCode, toFailure } from '@/lib/engine/failure';
import { type OpenedModel, openModel } from '@/lib/engine/open-model';
import { unpackVocabulary, type Vocabulary } from '@/lib/trace/vocabulary';
import { entryOf, givenFor, removeFound } from './known-models';
import { trackLoadProgress } from './load-progress';
import {
  type FailedModel,
  type ModelSelection,
  modelSelectionReducer,
  startLoading,
} from './model-selection';
import { whenAtRest } from './when-at-rest';

export interface ReadyModel extends OpenedModel {
  readonly vocabulary: Vocabulary;
}

interface LoadOptions {
  /** The failure of another model, in whose place this one is loaded. */
  readonly because?: FailedModel | undefined;
  /** Fails instead of fetching weights that are not all on this device. */
  readonly storedOnly?: boolean;
}

const INITIAL_SELECTION: ModelSelection<ReadyModel> = {
  ready: undefined,
  loading: startLoading(STORYBOOK.id),
  failed: undefined,
};

/** Storage key of the chosen model's id; without it storybook is chosen. */
const KEY = 'inside-gpt-2:model';

/**
 * Loads models one after the other, each in its own worker, and remembers the reader's choice.
 * After a reload the chosen model is loaded again if it is stored on this device: nothing large is
 * fetched unasked. If it fails, storybook is loaded.
 *
 * The first one waits until the page is at rest: on two processors the model's threads would hold up what
 * makes the page answer its reader, and figures show recorded answers meanwhile.
 */
export function useModelLoader() {
  const [selection, dispatch] = useReducer(modelSelectionReducer<ReadyModel>, INITIAL_SELECTION);
  const [savedId, saveId] = useStored(KEY);
  const current = useRef(selection);
  current.current = selection;
  const controller = useRef<AbortController>(undefined);

  const load = useCallback(
    async (id: string, how: LoadOptions = {}): Promise<FailedModel | undefined> => {
      controller.current?.abort();
      const own = new AbortController();
      controller.current = own;
      const { signal } = own;
      const { because, storedOnly } = how;
      dispatch({ type: 'load', id, because });
      const onProgress = trackLoadProgress(entryOf(id), (loading) => {
        if (!signal.aborted) dispatch({ type: 'progress', loading });
      });
      try {
        const opened = await openModel(entryOf(id), {
          siteUrl: siteUrl(),
          onProgress,
          signal,
          storedOnly,
          given: givenFor(id),
        });
        if (signal.aborted) {
          opened.client.close();
          return undefined;
        }
        const model = { ...opened, vocabulary: unpackVocabulary(opened.info.vocabulary) };
        // All figures are drawn anew: in parts, between which the page answers its reader.
        startTransition(() => dispatch({ type: 'loaded', id, model }));
        saveId(id === STORYBOOK.id ? null : id);
        if (entryOf(id).host) void keepStored();
        return undefined;
      } catch (error) {
        const failure = toFailure(error);
        if (isGone(failure) && !(await isStored(entryOf(id)))) removeFound(id);
        if (signal.aborted) return undefined;
        const failed = { id, failure };
        dispatch({ type: 'failed', ...failed });
        return failed;
      }
    },
    [saveId],
  );

  const wanted = useRef(savedId);
  wanted.current = savedId;
  useEffect(() => {
    let active = true;
    const start = async () => {
      const entry = entryOf(wanted.current ?? undefined);
      const stored = entry.host ? await isStored(entry) : false;
      // A reader who was faster than the page has chosen one, or stopped this one.
      const isFirst = () => active && !controller.current && current.current.loading !== undefined;
      const because = stored && isFirst() ? await load(entry.id, { storedOnly: true }) : undefined;
      if (because ? active : isFirst()) await load(STORYBOOK.id, { because });
    };
    const forget = whenAtRest(() => void start());
    return () => {
      active = false;
      forget();
      controller.current?.abort();
      controller.current = undefined;
    };
  }, [load]);

  // Closes the worker when another model has replaced it, or the page unmounts.
  const inUse = selection.ready?.model;
  useEffect(() => () => inUse?.client.close(), [inUse]);

  const cancel = useCallback(() => {
    const { ready, loading } = current.current;
    if (!loading) return;
    controller.current?.abort();
    dispatch({ type: 'failed', id: loading.id, failure: toFailure(abortError()) });
    // Without a model in use, cancelling falls back to storybook.
    if (!ready && loading.id !== STORYBOOK.id) void load(STORYBOOK.id);
  }, [load]);
  const choose = useCallback(
    (id: string, how: Pick<LoadOptions, 'storedOnly'> = {}) => {
      const { ready, loading } = current.current;
      if (ready?.id === id) cancel();
      else if (loading?.id !== id) void load(id, how);
    },
    [load, cancel],
  );
  const retry = useCallback(() => void load(current.current.failed?.id ?? STORYBOOK.id), [load]);
  const reportCrash = useCallback(
    (failure: EngineFailure) => dispatch({ type: 'crashed', failure }),
    [],
  );
  return { selection, choose, cancel, retry, reportCrash };
}

/** Failures after which nothing of a model that a reader found is of use. */
const GONE: ReadonlySet<FailureCode> = new Set([
  'cancelled',
  'corrupt',
  'not-found',
  'self-check',
  'unsupported-graph',
  'unsupported-model',
  'wrong-files',
]);

const isGone = ({ code }: EngineFailure) => GONE.has(code);

const abortError = () => new DOMException('Stopped.', 'AbortError');

/** True for a model whose files are all on this device. */
export async function isStored(entry: CatalogEntry): Promise<boolean> {
  try {
    const { openStorage } = await import('@/lib/engine/download/storage');
    const stored = await (await openStorage()).list([...CATALOG, entry]);
    return stored.some(({ id, complete }) => id === entry.id && complete);
  } catch {
    return false;
  }
}
