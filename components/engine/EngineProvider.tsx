'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { EngineClient } from '@/lib/engine/client';
import type { EngineFailure } from '@/lib/engine/failure';
import type { ModelInfo } from '@/lib/engine/protocol';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { endsModel, type Failed, type Opening } from './selection';
import { entryOf, type ReadyModel, useOpening } from './useOpening';

/** Where the model is on its way to the reader. */
export type EngineState =
  | { readonly status: 'loading'; readonly loaded: number; readonly total: number | undefined }
  | {
      readonly status: 'ready';
      readonly client: EngineClient;
      readonly info: ModelInfo;
      readonly vocabulary: Vocabulary;
    }
  | { readonly status: 'failed'; readonly failure: EngineFailure };

/** The one model of the page, and the way to load it again. */
export interface Engine {
  readonly title: string;
  readonly state: EngineState;
  /** Throw away what failed and load anew. */
  readonly retry: () => void;
  /** To be told of a failure met in use: one that ends the worker ends the model. */
  readonly report: (failure: EngineFailure) => void;
}

/** The choice of the model: what is in use, and what is on its way to take its place. */
export interface Models {
  readonly inUse: { readonly id: string; readonly model: ReadyModel } | undefined;
  readonly opening: Opening | undefined;
  /** What went wrong last: with the model in use, or with one that was to be opened. */
  readonly failed: Failed | undefined;
  /** Open a model of the catalog; the one in use stays until it answers. */
  readonly choose: (id: string) => void;
  /** Give up what is on its way. */
  readonly cancel: () => void;
}

const EngineContext = createContext<Engine | undefined>(undefined);
const ModelsContext = createContext<Models | undefined>(undefined);

/** Keeps one model for the whole page, in a worker: the reader's choice, else storybook. */
export function EngineProvider({ children }: { readonly children: ReactNode }) {
  const { selection, choose, cancel, retry, broke } = useOpening();
  const { ready, opening, failed } = selection;
  // Figures hear nothing of another model before it is there.
  const onItsWay = ready ? undefined : opening;
  const missing = ready ? undefined : failed;

  // Whoever lost the connection wants the model when it is back, not another button.
  const offline = !opening && failed?.failure.code === 'offline';
  useEffect(() => {
    if (!offline) return;
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [offline, retry]);

  const engine = useMemo<Engine>(
    () => ({
      title: entryOf(ready?.id ?? onItsWay?.id ?? missing?.id).title,
      state: stateOf(ready?.model, onItsWay, missing),
      retry,
      report: (failure) => {
        if (endsModel(failure)) broke(failure);
      },
    }),
    [ready, onItsWay, missing, retry, broke],
  );
  const models = useMemo<Models>(
    () => ({ inUse: ready, opening, failed, choose, cancel }),
    [ready, opening, failed, choose, cancel],
  );
  return (
    <EngineContext value={engine}>
      <ModelsContext value={models}>{children}</ModelsContext>
    </EngineContext>
  );
}

function stateOf(
  model: ReadyModel | undefined,
  opening: Opening | undefined,
  failed: Failed | undefined,
): EngineState {
  if (model) {
    const { client, info, vocabulary } = model;
    return { status: 'ready', client, info, vocabulary };
  }
  if (failed && !opening) return { status: 'failed', failure: failed.failure };
  return { status: 'loading', loaded: opening?.loaded ?? 0, total: opening?.total };
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
