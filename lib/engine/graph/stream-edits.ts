import type { Feed } from '@/lib/onnx';
import type { ModelShape } from '@/lib/trace/trace';

/** A change of the residual stream, or of the output of a head, in one pass. */
export interface StreamEdit {
  /** The block whose entering stream is changed, L for what leaves the last; or the head's layer. */
  readonly layer: number;
  /** From 0; undefined for the stream. */
  readonly head?: number;
  /** The position in the pass; undefined for all of them. */
  readonly position?: number;
  /** [D] for the stream, [d] for a head. */
  readonly vector: ArrayLike<number>;
  /** True adds the vector to what is there; it takes its place by default. */
  readonly adds?: boolean;
}

/** A feed with the shape [layers, rows, (heads,) T, width], and the factors that belong to it. */
interface Site {
  readonly name: 'residual' | 'head';
  readonly layers: number;
  readonly heads: number;
  readonly width: number;
}

/**
 * Returns what is fed for changes in each row of a batch of T tokens; what is not changed at all is
 * left out, and is then at rest.
 *
 * @throws RangeError for a layer, head, position or length of vector that the model does not have
 */
export function streamFeeds(
  rows: readonly (readonly StreamEdit[])[],
  tokens: number,
  { layers, heads, width }: ModelShape,
): Record<string, Feed> {
  const residual: Site = { name: 'residual', layers: layers + 1, heads: 1, width };
  const head: Site = { name: 'head', layers, heads, width: width / heads };
  const ofHeads = rows.map((edits) => edits.filter((edit) => edit.head !== undefined));
  const ofStream = rows.map((edits) => edits.filter((edit) => edit.head === undefined));
  return { ...feedsOf(ofStream, tokens, residual), ...feedsOf(ofHeads, tokens, head) };
}

function feedsOf(
  rows: readonly (readonly StreamEdit[])[],
  tokens: number,
  { name, layers, heads, width }: Site,
): Record<string, Feed> {
  if (rows.every((edits) => edits.length === 0)) return {};
  const places = layers * rows.length * heads * tokens;
  const keep = new Float32Array(places).fill(1);
  const add = new Float32Array(places * width);
  for (const [row, edits] of rows.entries()) {
    for (const { layer, head = 0, position, vector, adds } of edits) {
      within('layer', layer, layers);
      within('head', head, heads);
      if (position !== undefined) within('position', position, tokens);
      if (vector.length !== width) throw new RangeError(`${vector.length} numbers for ${width}`);
      const first = ((layer * rows.length + row) * heads + head) * tokens;
      const [from, to] = position === undefined ? [0, tokens] : [position, position + 1];
      for (let place = first + from; place < first + to; place++) {
        if (!adds) keep[place] = 0;
        for (let i = 0; i < width; i++) {
          const at = place * width + i;
          add[at] = (adds ? (add[at] as number) : 0) + (vector[i] as number);
        }
      }
    }
  }
  const dims = [layers, rows.length, ...(name === 'head' ? [heads] : []), tokens];
  return {
    [`${name}_keep`]: { type: 'float32', data: keep, dims: [...dims, 1] },
    [`${name}_add`]: { type: 'float32', data: add, dims: [...dims, width] },
  };
}

function within(what: string, index: number, count: number): void {
  if (Number.isInteger(index) && index >= 0 && index < count) return;
  throw new RangeError(`${what} ${index} of ${count}`);
}
