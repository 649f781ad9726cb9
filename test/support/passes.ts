import * as ort from 'onnxruntime-web';
import { defaultInputs, type Feed, type Instrumented } from '@/lib/onnx';

/** The key/value cache between two passes, as the inputs `past_key_values.*`. */
export interface Cache {
  readonly length: number;
  readonly tensors: Record<string, ort.Tensor>;
}

/** The cache that a pass leaves behind. @param length the tokens read so far */
export function cacheAfter(outputs: Readonly<Record<string, ort.Tensor>>, length: number): Cache {
  const present = Object.entries(outputs).filter(([name]) => name.startsWith('present'));
  const tensors = present.map(([name, tensor]) => [
    name.replace('present', 'past_key_values'),
    tensor,
  ]);
  return { length, tensors: Object.fromEntries(tensors) };
}

/**
 * All that a session is fed for the tokens behind `cache`; switches that are not given are at rest.
 *
 * @param instrumented undefined for a stock file
 * @param batch how many rows of the same tokens
 * @param size heads, and the width of each, of the empty cache before the first pass
 */
export function feedsOf(
  session: ort.InferenceSession,
  instrumented: Omit<Instrumented, 'bytes'> | undefined,
  ids: readonly number[],
  [heads, depth]: readonly [number, number],
  switches: Record<string, Feed> = {},
  cache?: Cache,
  batch = 1,
): Record<string, ort.Tensor> {
  const past = cache?.length ?? 0;
  const total = past + ids.length;
  const longs = (values: readonly number[]) => BigInt64Array.from(values, BigInt);
  const rows = Array.from({ length: batch }, () => ids).flat();
  const feeds: Record<string, ort.Tensor> = {
    input_ids: new ort.Tensor('int64', longs(rows), [batch, ids.length]),
    attention_mask: new ort.Tensor('int64', new BigInt64Array(batch * total).fill(1n), [
      batch,
      total,
    ]),
    position_ids: new ort.Tensor('int64', longs(rows.map((_, i) => past + (i % ids.length))), [
      batch,
      ids.length,
    ]),
    use_cache_branch: new ort.Tensor('bool', [past > 0], [1]),
  };
  const rest = instrumented ? defaultInputs(instrumented, past, ids.length, batch) : {};
  for (const [name, { type, data, dims }] of Object.entries({ ...rest, ...switches })) {
    feeds[name] = new ort.Tensor(type, data, [...dims]);
  }
  for (const meta of session.inputMetadata) {
    if (!meta.name.startsWith('past_key_values') || !meta.isTensor) continue;
    const empty = meta.type === 'float16' ? new Uint16Array() : new Float32Array();
    feeds[meta.name] =
      cache?.tensors[meta.name] ?? new ort.Tensor(meta.type, empty, [batch, heads, 0, depth]);
  }
  const known = Object.entries(feeds).filter(([name]) => session.inputNames.includes(name));
  return Object.fromEntries(known);
}
