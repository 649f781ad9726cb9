'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { EngineFailure } from '@/lib/engine/failure';
import { entryOf } from './known-models';
import { endsModel, type FailedModel, type LoadingModel } from './model-selection';
import { type ReadyModel, useModelLoader } from './useModelLoader';

/** The state of the page's model. */
export type EngineState =
  | { readonly status: 'loading' }
  | ({ readonly status: 'ready' } & Pick<ReadyModel, 'client' | 'info' | 'vocabulary'>)
  | { readonly status: 'failed'; readonly failure: EngineFailure };

/** The page's model, and a way to load it again. */
export interface Engine {
  readonly title: string;
  readonly state: EngineState;
  /** Discards the failed model and loads it again. */
  readonly retry: () => void;
  /** Takes a failure met in use; one after which the worker cannot answer ends the model. */
  readonly report: (failure: EngineFailure) => void;
}

/** The model in use, the one that is being loaded to replace it, and ways to change them. */
export interface Models {
  readonly inUse: { readonly id: string; readonly model: ReadyModel } | undefined;
  readonly loading: LoadingModel | undefined;
  /** The latest failure: of the model in use, or of one that was to be loaded. */
  readonly failed: FailedModel | undefined;
  /** Loads a model of the catalog; the one in use stays until it is ready. */
  readonly choose: (id: string, how?: { readonly storedOnly?: boolean }) => void;
  /** Stops the load. */
  readonly cancel: () => void;
}

export const EngineContext = createContext<Engine | undefined>(undefined);
const ModelsContext = createContext<Models | undefined>(undefined);

/** Keeps one model for the whole page, in a worker: the reader's choice, else storybook. */
export function EngineProvider({ children }: { readonly children: ReactNode }) {
  const { selection, choose, cancel, retry, reportCrash } = useModelLoader();
  const { ready, loading, failed } = selection;
  // Figures learn of another model when it is ready.
  const firstLoading = ready ? undefined : loading?.id;
  const firstFailed = ready ? undefined : failed;

  // A load that failed offline is tried again as soon as the connection is back.
  const offline = !loading && failed?.failure.code === 'offline';
  useEffect(() => {
    if (!offline) return;
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [offline, retry]);

  const engine = useMemo<Engine>(
    () => ({
      title: entryOf(ready?.id ?? firstLoading ?? firstFailed?.id).title,
      state: stateOf(ready?.model, firstLoading, firstFailed),
      retry,
      report: (failure) => {
        if (endsModel(failure)) reportCrash(failure);
      },
    }),
    [ready, firstLoading, firstFailed, retry, reportCrash],
  );
  const models = useMemo<Models>(
    () => ({ inUse: ready, loading, failed, choose, cancel }),
    [ready, loading, failed, choose, cancel],
  );
  return (
    <EngineContext value={engine}>
      <ModelsContext value={models}>{children}</ModelsContext>
    </EngineContext>
  );
}

/** Always the same, so that no figure is drawn again for each part of a file that comes. */
const LOADING: EngineState = { status: 'loading' };

function stateOf(
  model: ReadyModel | undefined,
  loading: string | undefined,
  failed: FailedModel | undefined,
): EngineState {
  if (model) {
    const { client, info, vocabulary } = model;
    return { status: 'ready', client, info, vocabulary };
  }
  if (failed && loading === undefined) return { status: 'failed', failure: failed.failure };
  return LOADING;
}

/** The page's model. @throws Error outside an EngineProvider */
export function useEngine(): Engine {
  const engine = useContext(EngineContext);
  if (!engine) throw new Error('useEngine is used inside an EngineProvider');
  return engine;
}

/** The choice of the page's model. @throws Error outside an EngineProvider */
export function useModels(): Models {
  const models = useContext(ModelsContext);
  if (!models) throw new Error('useModels is used inside an EngineProvider');
  return models;
}
