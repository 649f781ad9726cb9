import { decode, decodeTokens, type TokenTable } from '@/lib/trace/codec';
import type { ModelShape } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import type { RequestOf, ResultOf, TaskName } from './tasks';

/** What a model said to a request: what figures are drawn from, recorded or live. */
export interface Answered<N extends TaskName> {
  readonly task: N;
  /** The model's id in the catalog. */
  readonly model: string;
  readonly shape: ModelShape;
  readonly request: RequestOf<N>;
  readonly answer: ResultOf<N>;
  /** Knows at least every id in the request and in the answer. */
  readonly vocabulary: Vocabulary;
}

/** A recorded answer as a file of content/recorded holds it; `npm run record` writes them. */
export interface RecordedFile {
  readonly model: string;
  readonly task: string;
  readonly shape: ModelShape;
  readonly tokens: TokenTable;
  /** Encoded by lib/trace/codec, as is the answer. */
  readonly request: unknown;
  readonly answer: unknown;
}

/**
 * Returns the answer in a recorded file. Tests compute every file again with the engine; pages do
 * not check it.
 *
 * @throws TypeError for the answer of another task
 */
export function readRecorded<N extends TaskName>(task: N, file: RecordedFile): Answered<N> {
  if (file.task !== task) throw new TypeError(`an answer of ${file.task}, not of ${task}`);
  return {
    task,
    model: file.model,
    shape: file.shape,
    request: decode(file.request) as RequestOf<N>,
    answer: decode(file.answer) as ResultOf<N>,
    vocabulary: decodeTokens(file.tokens),
  };
}
