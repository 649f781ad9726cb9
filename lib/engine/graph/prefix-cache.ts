import { passKey } from './passes';

/** What one pass over n tokens computed, cached so that no later text computes it again. */
export interface CachedPass {
  readonly ids: readonly number[];
  /** One [H, n, D/H] array a layer: the keys of these tokens. */
  readonly keys: readonly Float32Array[];
  /** One [H, n, D/H] array a layer: the values of these tokens. */
  readonly values: readonly Float32Array[];
  /** One [L, H, K] array a token, K = its position + 1: the weights after the softmax. */
  readonly attention: readonly Float32Array[];
  /** One [V] array a token. */
  readonly logits: readonly Float32Array[];
}

/** A pass in its place in the tree. */
export interface CacheNode {
  readonly pass: CachedPass;
}

interface Node extends CacheNode {
  readonly parent: Node | undefined;
  readonly children: Map<string, Node>;
  readonly bytes: number;
  /** The number of the latest look-up that found it. */
  used: number;
  /** The time of that look-up, in ms. */
  usedAt: number;
}

/**
 * A tree of passes: each path from the root is a text, and texts that begin alike share the path.
 * Bounded in bytes: passes of the least recently used texts are dropped first, and never those of
 * the latest look-up. `trim` drops texts that have not been used for some time.
 */
export class PrefixCache {
  readonly #roots = new Map<string, Node>();
  readonly #nodes = new Set<Node>();
  #bytes = 0;
  #clock = 0;
  readonly #now: () => number;

  /**
   * @param limit the most bytes of arrays to hold, unless the text in use alone has more
   * @param now a clock in ms
   */
  constructor(
    readonly limit: number,
    now = () => performance.now(),
  ) {
    this.#now = now;
  }

  /** Bytes of the arrays held. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Returns the cached passes of the beginning of a text. */
  lookup(passes: readonly (readonly number[])[]): CacheNode[] {
    this.#clock++;
    const usedAt = this.#now();
    const path: Node[] = [];
    let children = this.#roots;
    for (const pass of passes) {
      const node = children.get(passKey(pass));
      if (!node) break;
      node.used = this.#clock;
      node.usedAt = usedAt;
      path.push(node);
      children = node.children;
    }
    return path;
  }

  /**
   * Adds a pass behind the one before it, and returns its node.
   *
   * @param before undefined for the first pass of a text
   * @throws RangeError when the one before is no longer cached
   */
  add(before: CacheNode | undefined, pass: CachedPass): CacheNode {
    const parent = before as Node | undefined;
    if (parent && !this.#nodes.has(parent)) throw new RangeError('the pass before is not cached');
    // The leaf that is continued is in use, whatever was looked up since. Its ancestors have
    // children, and are not dropped.
    const usedAt = this.#now();
    if (parent) Object.assign(parent, { used: this.#clock, usedAt });
    const node: Node = {
      pass,
      parent,
      children: new Map(),
      bytes: bytesOf(pass),
      used: this.#clock,
      usedAt,
    };
    (parent?.children ?? this.#roots).set(passKey(pass.ids), node);
    this.#nodes.add(node);
    this.#bytes += node.bytes;
    while (this.#bytes > this.limit && this.#dropOldest()) {}
    return node;
  }

  /** Drops passes that have not been used for some time, but none of the latest look-up. */
  trim(unusedFor: number): void {
    const before = this.#now() - unusedFor;
    while (this.#dropOldest(before)) {}
  }

  /** Drops the least recently used leaf; false when there is none that was used before a time. */
  #dropOldest(before = Number.POSITIVE_INFINITY): boolean {
    let oldest: Node | undefined;
    for (const node of this.#nodes) {
      const free = node.children.size === 0 && node.used < this.#clock && node.usedAt < before;
      if (free && (!oldest || node.used < oldest.used)) oldest = node;
    }
    if (!oldest) return false;
    (oldest.parent?.children ?? this.#roots).delete(passKey(oldest.pass.ids));
    this.#nodes.delete(oldest);
    this.#bytes -= oldest.bytes;
    return true;
  }
}

function bytesOf(pass: CachedPass): number {
  const arrays = [pass.keys, pass.values, pass.attention, pass.logits].flat();
  return arrays.reduce((sum, array) => sum + array.byteLength, 0);
}
