import { type Past, pastFeed } from './feeds';
import { floats, type GraphTensor, type OpenGraph } from './session';

/**
 * Returns the cache without the keys and values of one token: what is read after it cannot look at
 * that token any more. All others stay as they were when they could.
 *
 * @param position the token's place in the cache, from 0
 */
export function forgotten(graph: OpenGraph, past: Past, position: number): Past {
  const { makeTensor, shape, session } = graph;
  const depth = shape.width / shape.heads;
  const rows = past.length * depth;
  const from = position * depth;
  const feeds: Record<string, GraphTensor> = {};
  for (const [name, tensor] of Object.entries(past.feeds)) {
    const whole = floats(tensor, name);
    const left = new Float32Array(shape.heads * (rows - depth));
    for (let head = 0; head < shape.heads; head++) {
      const own = whole.subarray(head * rows, (head + 1) * rows);
      left.set(own.subarray(0, from), head * (rows - depth));
      left.set(own.subarray(from + depth), head * (rows - depth) + from);
    }
    const dims = [1, shape.heads, past.length - 1, depth];
    feeds[name] = makeTensor(pastFeed(session, name, left, dims));
  }
  return { length: past.length - 1, feeds };
}
