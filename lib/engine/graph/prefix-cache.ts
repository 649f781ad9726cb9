import { passKey } from './passes';

/** What one pass over n tokens computed, kept so that no later text computes it again. */
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

/** A pass in its place in the tree: what one look-up finds, the next pass is put behind. */
export interface CacheNode {
  readonly pass: CachedPass;
}

interface Node extends CacheNode {
  readonly parent: Node | undefined;
  readonly children: Map<string, Node>;
  readonly bytes: number;
  /** The look-up that last came past here. */
  used: number;
}

/**
 * A tree of passes: each path from the root is a text, and texts that begin alike share the path.
 * Bounded in bytes; what was not asked for the longest goes first.
 */
export class PrefixCache {
  readonly #roots = new Map<string, Node>();
  readonly #nodes = new Set<Node>();
  #bytes = 0;
  #clock = 0;

  /** @param limit the most bytes of arrays to keep, beside the path in use */
  constructor(readonly limit: number) {}

  /** Bytes of the arrays held. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The cached passes from the beginning of a text on, as far as they go. */
  lookup(passes: readonly (readonly number[])[]): CacheNode[] {
    this.#clock++;
    const path: Node[] = [];
    let children = this.#roots;
    for (const pass of passes) {
      const node = children.get(passKey(pass));
      if (!node) break;
      node.used = this.#clock;
      path.push(node);
      children = node.children;
    }
    return path;
  }

  /**
   * Keep a pass behind the one before it, and give its node.
   *
   * @param before undefined for the first pass of a text
   * @throws RangeError when the one before is cached no more
   */
  add(before: CacheNode | undefined, pass: CachedPass): CacheNode {
    const parent = before as Node | undefined;
    if (parent && !this.#nodes.has(parent)) throw new RangeError('the pass before is not cached');
    // A leaf that is gone on from is in use, whatever was looked up since; all before it have children.
    if (parent) parent.used = this.#clock;
    const node: Node = {
      pass,
      parent,
      children: new Map(),
      bytes: bytesOf(pass),
      used: this.#clock,
    };
    (parent?.children ?? this.#roots).set(passKey(pass.ids), node);
    this.#nodes.add(node);
    this.#bytes += node.bytes;
    this.#evict();
    return node;
  }

  #evict(): void {
    while (this.#bytes > this.limit) {
      let oldest: Node | undefined;
      for (const node of this.#nodes) {
        const free = node.children.size === 0 && node.used < this.#clock;
        if (free && (!oldest || node.used < oldest.used)) oldest = node;
      }
      if (!oldest) return;
      (oldest.parent?.children ?? this.#roots).delete(passKey(oldest.pass.ids));
      this.#nodes.delete(oldest);
      this.#bytes -= oldest.bytes;
    }
  }
}

function bytesOf(pass: CachedPass): number {
  const arrays = [pass.keys, pass.values, pass.attention, pass.logits].flat();
  return arrays.reduce((sum, array) => sum + array.byteLength, 0);
}
