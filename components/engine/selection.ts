import type { EngineFailure } from '@/lib/engine/failure';
import type { LoadStage } from '@/lib/engine/protocol';

/** A model on its way to the reader. */
export interface Opening {
  readonly id: string;
  readonly stage: LoadStage;
  /** Bytes that are there. */
  readonly loaded: number;
  readonly total: number | undefined;
  /** At the present speed; undefined while that cannot be told. */
  readonly secondsLeft: number | undefined;
}

/** A model that could not be opened, or that broke. */
export interface Failed {
  readonly id: string;
  readonly failure: EngineFailure;
}

/**
 * Which model the figures are drawn from, and which one is on its way to take its place. The old
 * one stays until the new one answers.
 */
export interface Selection<M> {
  readonly ready: { readonly id: string; readonly model: M } | undefined;
  readonly opening: Opening | undefined;
  /** What went wrong last, until something goes right. */
  readonly failed: Failed | undefined;
}

export type SelectionEvent<M> =
  /** `because` says why another model than the one wanted is opened. */
  | { readonly type: 'open'; readonly id: string; readonly because?: Failed | undefined }
  | { readonly type: 'progress'; readonly opening: Opening }
  | { readonly type: 'opened'; readonly id: string; readonly model: M }
  | { readonly type: 'failed'; readonly id: string; readonly failure: EngineFailure }
  /** The model in use is gone. */
  | { readonly type: 'broke'; readonly failure: EngineFailure };

export const begin = (id: string): Opening => ({
  id,
  stage: 'fetching',
  loaded: 0,
  total: undefined,
  secondsLeft: undefined,
});

/** The selection after something has happened. */
export function select<M>(before: Selection<M>, event: SelectionEvent<M>): Selection<M> {
  const { ready, opening, failed } = before;
  switch (event.type) {
    case 'open':
      return { ready, opening: begin(event.id), failed: event.because };
    case 'progress':
      // What arrives late of a model that was given up is not shown.
      return opening?.id === event.opening.id ? { ...before, opening: event.opening } : before;
    case 'opened': {
      const because = failed?.id === event.id ? undefined : failed;
      return { ready: event, opening: undefined, failed: because };
    }
    case 'failed': {
      // Whoever stopped a change knows it; without any model there is nothing but that to tell.
      const untold = event.failure.code === 'cancelled' && ready;
      return { ready, opening: undefined, failed: untold ? undefined : event };
    }
    case 'broke':
      if (!ready) return before;
      return { ready: undefined, opening, failed: { id: ready.id, failure: event.failure } };
  }
}

/** Failures after which a model is of no more use; every other is one request's own. */
export function endsModel({ code }: EngineFailure): boolean {
  return code === 'crashed' || code === 'out-of-memory' || code === 'device-lost';
}
