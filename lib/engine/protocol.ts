import type { ModelShape } from '@/lib/trace/trace';
import type { PackedVocabulary } from '@/lib/trace/vocabulary';
import type { CatalogEntry } from './catalog';
import type { Device } from './devices';
import type { ByteProgress } from './download/fetch-file';
import type { FileCache, ModelFilesOptions } from './download/model-files';
import type { FailureReport } from './failure';
import type { CheckReport } from './self-check';
import type { ProgressOf, RequestOf, ResultOf, TaskName } from './tasks';

/** What the page gets to know of a loaded model. */
export interface ModelInfo {
  readonly id: string;
  readonly shape: ModelShape;
  readonly vocabulary: PackedVocabulary;
  /** The id that begins a text when there is none: `<|endoftext|>`. */
  readonly beginId: number;
  /** The id that ends a text; the same one if left out, -1 where there is none. */
  readonly endId?: number;
  /** False where its tokenizer cuts, joins or numbers in another way than GPT-2's; true if left out. */
  readonly joinsAsGpt2?: boolean;
  /** What it is computed on. */
  readonly device: Device;
  /** Threads that WASM computes with. */
  readonly threads: number;
  /** The result of its self-check. */
  readonly check: CheckReport;
}

/** Progress of a load: files are fetched, then the model is opened, then checked. */
export type LoadUpdate =
  | ({ readonly stage: 'fetching' } & ByteProgress)
  | { readonly stage: 'opening' }
  | { readonly stage: 'checking' };

export type LoadStage = LoadUpdate['stage'];

/** Which model to load, and where. With a file cache, `files()` returns what it holds afterwards. */
export interface LoadRequest extends Pick<ModelFilesOptions, 'fileCache' | 'storedOnly' | 'given'> {
  readonly entry: CatalogEntry;
  /** The site's own address, with a slash at its end. It serves the ONNX runtime, and storybook. */
  readonly siteUrl: string;
  /** Else the one that the entry names. */
  readonly device?: Device | undefined;
}

/** A request for a task. */
export interface TaskRequest<N extends TaskName> {
  /** Names the request, so that it can be cancelled. */
  readonly id: number;
  /** The requesting figure: its newer request supersedes an older one. */
  readonly figure: string;
  readonly name: N;
  readonly request: RequestOf<N>;
}

/** An answer, or a typed failure: exceptions lose their type between worker and page. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: FailureReport };

/** The worker's interface. One worker holds one model. */
export interface EngineService {
  load(
    request: LoadRequest,
    onProgress: (progress: LoadUpdate) => void,
  ): Promise<Outcome<ModelInfo>>;
  /** Ends a load; it fails as 'cancelled' after its partial files have been removed. */
  cancelLoad(): void;
  /** The files that the model was opened from, if the load request had a file cache. */
  files(): Promise<Outcome<FileCache>>;
  /** The ids of a text; none for an empty one. */
  tokenize(text: string): Promise<Outcome<readonly number[]>>;
  run<N extends TaskName>(
    task: TaskRequest<N>,
    onProgress: (progress: ProgressOf<N>) => void,
  ): Promise<Outcome<ResultOf<N>>>;
  cancel(requestId: number): void;
}
