import type { RecordedFile } from '@/lib/engine/answered';
import { CachedModel } from '@/lib/engine/graph/cached-model';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask, type RequestOf, type ResultOf, type TaskName } from '@/lib/engine/tasks';
import { encode, encodeTokens, type FloatBits, tokenIdsIn } from '@/lib/trace/codec';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import type { NodeModel } from '../node-model';

/** Stands in a request for the ids of a text, or for the id of a text that is one token. */
export type TextTokens = { readonly tokens: string };
export type OneToken = { readonly token: string };

/** A request in which texts may stand for their ids, which differ from model to model. */
export type Recordable<T> = T extends readonly number[]
  ? T | TextTokens | readonly OneToken[]
  : T extends number
    ? T | OneToken
    : T extends readonly (infer Item)[]
      ? readonly Recordable<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]: Recordable<T[Key]> }
        : T;

/** Asks the model that is recorded, for a request that depends on what it says. */
export type Ask = <N extends TaskName>(
  task: N,
  request: Recordable<RequestOf<N>>,
) => Promise<ResultOf<N>>;

/** A recorded answer: the file it goes to, and the request that it answers. */
export interface RecordingOf<N extends TaskName> {
  /** Its path in content/recorded, without the ending. */
  readonly file: string;
  /** The model's folder in public/models. */
  readonly model: string;
  readonly task: N;
  readonly request: Recordable<RequestOf<N>> | ((ask: Ask) => Promise<RequestOf<N>>);
  /** 16 unless said; 32 where a reader sees more than 3 digits. */
  readonly floatBits?: FloatBits;
  /** Returns the ids of tokens that the figure names besides those in request and answer. */
  readonly names?: (answer: ResultOf<N>, vocabulary: Vocabulary) => Iterable<number>;
}

export type Recording = { [N in TaskName]: RecordingOf<N> }[TaskName];

/**
 * Asks the model, which has read nothing before, on a thread that has asked no server for anything,
 * and returns what the file holds: an answer may say how many passes it took, or how many requests.
 *
 * @throws RangeError for a text of many tokens
 */
export async function record(loaded: NodeModel, recording: Recording): Promise<RecordedFile> {
  const opened = { ...loaded, model: new CachedModel(loaded.model.graph) };
  performance.clearResourceTimings();
  const { task, floatBits = 16, names } = recording as RecordingOf<TaskName>;
  const ask: Ask = (name, wanted) =>
    performTask(name, opened, withIds(wanted, opened) as RequestOf<typeof name>, UNHURRIED);
  const wanted = recording.request;
  const request = typeof wanted === 'function' ? await wanted(ask) : withIds(wanted, opened);
  const answer = await ask(task, request as RequestOf<TaskName>);
  const named = names?.(answer, opened.vocabulary) ?? [];
  return {
    model: opened.id,
    task,
    shape: opened.model.graph.shape,
    tokens: encodeTokens([...tokenIdsIn({ request, answer }), ...named], opened.vocabulary),
    request: encode(request, 32),
    answer: encode(answer, floatBits),
  };
}

function withIds(value: unknown, opened: NodeModel): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withIds(item, opened));
  // A request may have a number of tokens, too.
  if ('tokens' in value && typeof value.tokens === 'string') return opened.tokenize(value.tokens);
  if ('token' in value) {
    const [id, ...more] = opened.tokenize(String(value.token));
    if (more.length > 0) throw new RangeError(`“${value.token}” is not one token`);
    return id;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withIds(item, opened)]),
  );
}
