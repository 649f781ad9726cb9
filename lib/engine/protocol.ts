import type { Continuation, TraceData } from '@/lib/trace/continuation';
import type { ModelShape } from '@/lib/trace/trace';
import type { PackedVocabulary } from '@/lib/trace/vocabulary';
import type { CatalogEntry } from './catalog';
import type { Device } from './devices';
import type { ByteProgress } from './download/fetch-file';
import type { FileCache } from './download/model-files';
import type { FailureReport } from './failure';
import type { CheckReport } from './self-check';
import type { ProgressOf, RequestOf, ResultOf, TaskName } from './tasks';

/** What the page learns of a model once it is loaded. */
export interface ModelInfo {
  readonly id: string;
  readonly shape: ModelShape;
  readonly vocabulary: PackedVocabulary;
  /** The id that begins a text when there is none: `<|endoftext|>`. */
  readonly beginId: number;
  /** What it is computed on. */
  readonly device: Device;
  /** Threads that WASM computes with. */
  readonly threads: number;
  /** How it answered what is known beforehand. */
  readonly check: CheckReport;
}

/** How far a model is on its way: its files arrive, then it is opened, then checked. */
export type LoadUpdate =
  | ({ readonly stage: 'fetching' } & ByteProgress)
  | { readonly stage: 'opening' }
  | { readonly stage: 'checking' };

export type LoadStage = LoadUpdate['stage'];

/** Which model to load, and where. */
export interface LoadRequest {
  readonly entry: CatalogEntry;
  /** The site's own address, with a slash at its end. */
  readonly siteUrl: string;
  /** Else the one that the entry names. */
  readonly device?: Device | undefined;
  /** Files of the site that are there from before. Given, new ones are kept, too, for `files()`. */
  readonly fileCache?: FileCache | undefined;
}

/** A request for the rows of a text. */
export interface TraceRequest extends Continuation {
  /** Names the request, so that it can be cancelled. */
  readonly id: number;
  /** Who asks: a newer request of the same figure takes the older one's place. */
  readonly figure: string;
  /** Rows before this position are known to whoever asks. */
  readonly from: number;
}

/** A request for a task. */
export interface TaskRequest<N extends TaskName> {
  readonly id: number;
  readonly figure: string;
  readonly name: N;
  readonly request: RequestOf<N>;
}

/** An answer, or a typed failure: exceptions lose their type between worker and page. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: FailureReport };

/** What a worker does for the page. One worker holds one model. */
export interface EngineService {
  load(
    request: LoadRequest,
    onProgress: (progress: LoadUpdate) => void,
  ): Promise<Outcome<ModelInfo>>;
  /** End a load; it fails as 'cancelled', once nothing half of it is left on the device. */
  cancelLoad(): void;
  /** The files that the model was opened from, where the request asked to keep them. */
  files(): Promise<Outcome<FileCache>>;
  /** The ids of a text; none for an empty one. */
  tokenize(text: string): Promise<Outcome<readonly number[]>>;
  trace(request: TraceRequest): Promise<Outcome<TraceData>>;
  run<N extends TaskName>(
    task: TaskRequest<N>,
    onProgress: (progress: ProgressOf<N>) => void,
  ): Promise<Outcome<ResultOf<N>>>;
  cancel(requestId: number): void;
}
