import type { RequestOf, ResultOf, TaskName } from '@/lib/engine/tasks';
import type { Part } from '@/lib/trace/forward-pass';
import { partShapes } from '@/lib/trace/part-shapes';
import type { ModelShape } from '@/lib/trace/trace';
import * as z from '@/lib/zod';
import { passBytes } from './answer-size';

/** The most tokens that a cell may have written at once. */
const MOST_WRITTEN = 256;
/** The most characters of a text that a cell may have read. */
const MOST_READ = 100_000;
const MOST_NAMED = 1000;
/** What the model holds likeliest after each block: at most so many at each position. */
const MOST_IN_LENS = 50;
/** The most bytes of a pass: what a page and a cell can both hold without being slow. */
const MOST_IN_PASS = 64e6;
/** The most directions of the token table: each takes time. */
const MOST_DIRECTIONS = 8;

/** The requests that a cell may make of the model, as it is loaded. */
function schemasFor(shape: ModelShape) {
  const { layers, heads, vocabulary, context, width } = shape;
  const parts = Object.keys(partShapes(shape, 1)) as Part[];
  const below = (end: number) => z.int().check(z.minimum(0), z.maximum(end - 1));
  const id = below(vocabulary);
  const text = z.string().check(z.maxLength(MOST_READ));
  const ids = z.array(id).check(z.minLength(1), z.maxLength(context));
  const head = z.tuple([below(layers), below(heads)]);
  const named = z.int().check(z.minimum(1), z.maximum(MOST_NAMED));
  const settings = z.object({
    temperature: z.number().check(z.minimum(0), z.maximum(100)),
    topK: z.optional(z.int().check(z.minimum(0))),
    topP: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
    repetitionPenalty: z.optional(z.number().check(z.minimum(0.1), z.maximum(10))),
    seed: z.optional(z.int().check(z.minimum(0))),
  });
  const vector = z.array(z.number()).check(z.maxLength(width));
  const edit = z.object({
    layer: below(layers + 1),
    head: z.optional(below(heads)),
    position: z.optional(below(context)),
    vector,
    adds: z.optional(z.boolean()),
  });
  return {
    tokenize: z.object({ text }),
    inspect: z.object({
      ids,
      parts: z.array(z.enum(parts)).check(z.maxLength(parts.length)),
      headsOff: z.optional(z.array(head).check(z.maxLength(layers * heads))),
      causal: z.optional(z.boolean()),
      positions: z.optional(z.array(below(context)).check(z.maxLength(context))),
      edits: z.optional(z.array(edit).check(z.maxLength(256))),
    }),
    nextTokenDistribution: z.object({
      ids,
      promptLength: below(context + 1),
      place: below(context + 1),
      settings,
      named,
    }),
    writeText: z.object({ ids, settings, length: below(MOST_WRITTEN + 1) }),
    embeddingRows: z.object({ ids: z.array(id).check(z.maxLength(context)) }),
    neighbours: z.object({
      sums: z
        .array(z.array(z.object({ id, weight: z.number() })).check(z.minLength(1), z.maxLength(64)))
        .check(z.maxLength(64)),
      top: named,
    }),
    lens: z.object({
      ids,
      top: z.int().check(z.minimum(1), z.maximum(MOST_IN_LENS)),
      from: z.optional(below(context)),
    }),
    surprise: z.object({ text, most: z.int().check(z.minimum(1), z.maximum(4096)) }),
    composition: z.object({}),
    vocabularyMap: z.object({
      components: z.int().check(z.minimum(1), z.maximum(MOST_DIRECTIONS)),
      ends: z.int().check(z.minimum(0), z.maximum(50)),
      onlyIds: z.array(id).check(z.maxLength(context)),
    }),
    ledger: z.object({ ids, answerIds: z.tuple([id, id]) }),
  } satisfies { readonly [N in TaskName]?: unknown };
}

/** The tasks that cells may ask for. */
export type CellTask = keyof ReturnType<typeof schemasFor>;

/** A request that was found to be in order. */
export type CellRequest = {
  readonly [N in CellTask]: { readonly task: N; readonly request: RequestOf<N> };
}[CellTask];

/** How the code in a cell asks the page. */
export type Ask = <N extends CellTask>(task: N, request: RequestOf<N>) => Promise<ResultOf<N>>;

/** By the sizes that they were made for. */
const known = new WeakMap<ModelShape, ReturnType<typeof schemasFor>>();

/** Returns a request in order, or what is wrong with it, in words. */
export function checkRequest(
  task: string,
  request: unknown,
  shape: ModelShape,
): CellRequest | { readonly wrong: string } {
  let schemas = known.get(shape);
  schemas ??= schemasFor(shape);
  known.set(shape, schemas);
  if (!Object.hasOwn(schemas, task)) return { wrong: `a cell cannot ask for “${task}”` };
  const checked = schemas[task as CellTask].safeParse(request);
  if (checked.success) {
    const fits = { task, request: checked.data } as CellRequest;
    const bytes = answerBytes(fits, shape);
    if (bytes <= MOST_IN_PASS) return fits;
    const [size, most] = [bytes, MOST_IN_PASS].map((n) => Math.round(n / 1e6));
    return {
      wrong: `this pass would hold ${size} MB, and a cell may ask for ${most}: capture fewer parts, or read a shorter text`,
    };
  }
  const [issue] = checked.error.issues;
  const where = issue?.path.map(String).join('.') || 'the request';
  return { wrong: `${where}: ${wordsOf(issue, shape)}` };
}

const answerBytes = ({ task, request }: CellRequest, shape: ModelShape) =>
  task === 'inspect' ? passBytes(request.parts, request.ids.length, shape) : 0;

function wordsOf(issue: z.core.$ZodIssue | undefined, shape: ModelShape): string {
  if (issue?.path[0] === 'ids' && issue.code === 'too_big' && issue.path.length === 1) {
    return `the model reads at most ${shape.context} tokens`;
  }
  if (issue?.code === 'too_big') return `at most ${issue.maximum}`;
  if (issue?.code === 'too_small') return `at least ${issue.minimum}`;
  return issue?.code === 'invalid_type' ? `should be of type ${issue.expected}` : 'is not in order';
}
