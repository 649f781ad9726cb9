import type { ModelShape } from '@/lib/trace/trace';
import type { PackedVocabulary } from '@/lib/trace/vocabulary';
import type { FailureReport } from './failure';
import type { ByteProgress } from './fetch-file';
import type { TraceData } from './model';
import type { Continuation } from './passes';

/** What the page learns of a model once it is loaded. */
export interface ModelInfo {
  readonly id: string;
  readonly shape: ModelShape;
  readonly vocabulary: PackedVocabulary;
  /** The id that begins a text when there is none: `<|endoftext|>`. */
  readonly beginId: number;
  /** Threads that WASM computes with. */
  readonly threads: number;
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

/** An answer, or a typed failure: exceptions lose their type between worker and page. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: FailureReport };

/** What a worker does for the page. One worker holds one model. */
export interface EngineService {
  load(
    modelId: string,
    siteUrl: string,
    onProgress: (progress: ByteProgress) => void,
  ): Promise<Outcome<ModelInfo>>;
  /** The ids of a text; none for an empty one. */
  tokenize(text: string): Promise<Outcome<readonly number[]>>;
  trace(request: TraceRequest): Promise<Outcome<TraceData>>;
  cancel(requestId: number): void;
}
