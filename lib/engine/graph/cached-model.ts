import type { Continuation } from '@/lib/trace/continuation';
import type { ModelShape } from '@/lib/trace/trace';
import { tooLong } from '../too-long';
import type { Past } from './feeds';
import { forward, joinPast } from './forward';
import { planPasses } from './passes';
import { type CachedPass, PrefixCache } from './prefix-cache';
import type { OpenGraph } from './session';

/** The most bytes of passes that are cached, and how many texts as long as the context that may be. */
const MOST_BYTES = 256 * 1024 * 1024;
const FULL_TEXTS = 4;

/**
 * The bound of the cache for a model's sizes, in bytes: keys, values, attention rows and logits of
 * four texts as long as the context, and at most 256 MB (GPT-2's would have 2.3 GB).
 */
export function cacheLimit({ layers, heads, width, vocabulary, context }: ModelShape): number {
  const floats =
    context * (2 * layers * width + vocabulary) + (layers * heads * (context * (context + 1))) / 2;
  return Math.min(MOST_BYTES, FULL_TEXTS * floats * Float32Array.BYTES_PER_ELEMENT);
}

/** A loaded model that reads texts pass by pass and never computes a pass twice. */
export class CachedModel {
  readonly #cache: PrefixCache;
  /** The keys and values after the latest pass: the next step feeds them as they are. */
  #tip: { readonly pass: CachedPass; readonly past: Past } | undefined;
  #passes = 0;

  constructor(
    readonly graph: OpenGraph,
    cacheBytes = cacheLimit(graph.shape),
  ) {
    this.#cache = new PrefixCache(cacheBytes);
  }

  /** Passes run since the model was loaded. */
  get passCount(): number {
    return this.#passes;
  }

  /** Drops what texts that have not been used for so many ms left in the cache. */
  trim(unusedFor: number): void {
    this.#cache.trim(unusedFor);
  }

  /** Frees what a model that is not used any more has in the runtime's memory. */
  release(): void {
    this.#tip?.past.release?.();
    this.#tip = undefined;
  }

  /** Bytes that the cache of passes holds, and the most that it may. */
  get cache(): { readonly bytes: number; readonly limit: number } {
    return { bytes: this.#cache.bytes, limit: this.#cache.limit };
  }

  /**
   * Read a text: its passes in order, with the logits behind every token.
   *
   * @param between awaited before each pass that is not cached; it may throw to cancel, and nothing is
   *   lost by that
   * @throws EngineFailure 'too-long' when the text has more tokens than the context
   */
  async read(
    text: Continuation,
    between: () => Promise<void> = async () => {},
  ): Promise<readonly CachedPass[]> {
    const { context } = this.graph.shape;
    if (text.ids.length === 0) throw new RangeError('a text has at least one token');
    if (text.ids.length > context) throw tooLong(text.ids.length, context);
    const passes = planPasses(text);
    const nodes = this.#cache.lookup(passes);
    const path = nodes.map((node) => node.pass);
    let last = nodes.at(-1);
    for (const ids of passes.slice(path.length)) {
      await between();
      const tip = this.#tip;
      const ready = tip && tip.pass === last?.pass;
      const past = ready ? tip.past : joinPast(this.graph, path);
      const done = await forward(this.graph, ids, past);
      this.#passes++;
      last = this.#cache.add(last, done.pass);
      this.#tip?.past.release?.();
      this.#tip = done;
      path.push(done.pass);
    }
    return path;
  }
}
