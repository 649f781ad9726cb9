'use client';

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { STORYBOOK } from '@/lib/engine/catalog';
import { EngineClient } from '@/lib/engine/client';
import { type EngineFailure, toFailure } from '@/lib/engine/failure';
import type { ModelInfo } from '@/lib/engine/protocol';
import { unpackVocabulary, type Vocabulary } from '@/lib/trace/vocabulary';

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

const Context = createContext<Engine | undefined>(undefined);
const LOADING: EngineState = { status: 'loading', loaded: 0, total: undefined };

/** Loads the model once for the whole page, in a worker. */
export function EngineProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<EngineState>(LOADING);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => {
    setState(LOADING);
    setAttempt((n) => n + 1);
  }, []);
  const report = useCallback((failure: EngineFailure) => {
    if (failure.code === 'crashed' || failure.code === 'out-of-memory') {
      setState({ status: 'failed', failure });
    }
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt loads anew
  useEffect(() => {
    const client = new EngineClient();
    // Bytes of other files may still arrive after one has failed: then nobody listens any more.
    let current = true;
    const files = new Map<string, { loaded: number; total: number | undefined }>();
    client
      .load(STORYBOOK.id, new URL('/', location.href).href, (progress) => {
        if (!current) return;
        files.set(progress.file, progress);
        setState({ status: 'loading', ...sumOf([...files.values()]) });
      })
      .then((info) => {
        if (!current) return;
        setState({ status: 'ready', client, info, vocabulary: unpackVocabulary(info.vocabulary) });
      })
      .catch((error) => {
        if (!current) return;
        current = false;
        client.close();
        setState({ status: 'failed', failure: toFailure(error) });
      });
    return () => {
      current = false;
      client.close();
    };
  }, [attempt]);

  // Whoever lost the connection wants the model when it is back, not another button.
  const offline = state.status === 'failed' && state.failure.code === 'offline';
  useEffect(() => {
    if (!offline) return;
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [offline, retry]);

  const engine = useMemo(
    () => ({ title: STORYBOOK.title, state, retry, report }),
    [state, retry, report],
  );
  return <Context value={engine}>{children}</Context>;
}

/** The page's model. @throws Error outside an EngineProvider */
export function useEngine(): Engine {
  const engine = useContext(Context);
  if (!engine) throw new Error('useEngine is used inside an EngineProvider');
  return engine;
}

function sumOf(files: readonly { loaded: number; total: number | undefined }[]) {
  const loaded = files.reduce((sum, file) => sum + file.loaded, 0);
  const known = files.every((file) => file.total !== undefined);
  const total = known ? files.reduce((sum, file) => sum + (file.total ?? 0), 0) : undefined;
  return { loaded, total };
}
