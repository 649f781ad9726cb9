import type { Tables } from '@/lib/onnx';
import type { CachedModel } from './graph/cached-model';

/** The file that a model's weights came in. */
export interface WeightsSource {
  /** The file as it was published, read again. @throws EngineFailure where that is impossible */
  read(): Promise<Uint8Array<ArrayBuffer>>;
  /** The SHA-256 that it was published with, in hex; undefined where that is not known. */
  published(): Promise<string | undefined>;
}

/** A model in memory as tasks see it. */
export interface TaskModel {
  /** Its name in the catalog. */
  readonly id: string;
  readonly model: CachedModel;
  readonly tables: Tables;
  /** The id that begins a text when there is none. */
  readonly beginId: number;
  /** The ids of a text, in the model's own vocabulary. */
  tokenize(text: string): number[];
  /** The bytes that tokens stand for, one after another. */
  bytesOf(ids: readonly number[]): Uint8Array;
  readonly weights: WeightsSource;
}

/** What a running task is given beside its request. */
export interface TaskContext<Progress> {
  /** Awaited between passes, so that messages arrive; throws once the task is stopped. */
  between(): Promise<void>;
  /** Tell how far it is; called as often as there is something to show. */
  progress(progress: Progress): void;
}

/**
 * Work that the page may ask of a model, beside reading a text token by token. It runs in the
 * worker, one at a time. Requests, progress and results are plain data that can be copied between
 * threads.
 */
export type Task<Request, Result, Progress = never> = (
  opened: TaskModel,
  request: Request,
  context: TaskContext<Progress>,
) => Promise<Result>;

/** A context for scripts and tests: nothing stops the task, nobody listens. */
export const UNHURRIED: TaskContext<never> = {
  between: async () => {},
  progress: () => {},
};
