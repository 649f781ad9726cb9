import type { EngineFailure } from '@/lib/engine/failure';
import type { LoadStage } from '@/lib/engine/protocol';

/** A model that is being loaded. */
export interface LoadingModel {
  readonly id: string;
  readonly stage: LoadStage;
  /** Bytes received so far. */
  readonly loaded: number;
  readonly total: number | undefined;
  /** At the present speed; undefined while there is too little to estimate it from. */
  readonly secondsLeft: number | undefined;
}

/** A model that failed to load, or failed in use. */
export interface FailedModel {
  readonly id: string;
  readonly failure: EngineFailure;
}

/**
 * The model that figures are drawn from, and the one that is being loaded to replace it. The old
 * model stays in use until the new one is ready.
 */
export interface ModelSelection<M> {
  readonly ready: { readonly id: string; readonly model: M } | undefined;
  readonly loading: LoadingModel | undefined;
  /** The latest failure; cleared by the next load. */
  readonly failed: FailedModel | undefined;
}

export type ModelSelectionAction<M> =
  /** `because` is the failure that made the page load this model instead of another one. */
  | { readonly type: 'load'; readonly id: string; readonly because?: FailedModel | undefined }
  | { readonly type: 'progress'; readonly loading: LoadingModel }
  | { readonly type: 'loaded'; readonly id: string; readonly model: M }
  | { readonly type: 'failed'; readonly id: string; readonly failure: EngineFailure }
  /** The model in use can no longer answer. */
  | { readonly type: 'crashed'; readonly failure: EngineFailure };

/** The state of a model whose load has just begun. */
export const startLoading = (id: string): LoadingModel => ({
  id,
  stage: 'fetching',
  loaded: 0,
  total: undefined,
  secondsLeft: undefined,
});

/** Returns the selection after an action. */
export function modelSelectionReducer<M>(
  before: ModelSelection<M>,
  action: ModelSelectionAction<M>,
): ModelSelection<M> {
  const { ready, loading, failed } = before;
  switch (action.type) {
    case 'load':
      return { ready, loading: startLoading(action.id), failed: action.because };
    case 'progress':
      // Late progress of a load that was given up is ignored.
      return loading?.id === action.loading.id ? { ...before, loading: action.loading } : before;
    case 'loaded': {
      const because = failed?.id === action.id ? undefined : failed;
      return { ready: action, loading: undefined, failed: because };
    }
    case 'failed': {
      // A reader who cancelled a change needs no message; without a model in use there is no
      // other status to show.
      const silent = action.failure.code === 'cancelled' && ready;
      return { ready, loading: undefined, failed: silent ? undefined : action };
    }
    case 'crashed':
      if (!ready) return before;
      return { ready: undefined, loading, failed: { id: ready.id, failure: action.failure } };
  }
}

/** True for failures after which the model cannot answer again; others concern one request. */
export function endsModel({ code }: EngineFailure): boolean {
  return code === 'crashed' || code === 'out-of-memory' || code === 'device-lost';
}
