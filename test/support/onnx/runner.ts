import * as ort from 'onnxruntime-web';
import { halfToNumber } from '@/lib/maths/half';
import { atRest, type Feed } from '@/lib/onnx/at-rest';
import type { Instrumented } from '@/lib/onnx/instrument';
import { D, H, type Values } from './reference';

/** The key/value cache between two passes: the outputs `present.*`. */
export interface Cache {
  readonly length: number;
  readonly tensors: Record<string, ort.Tensor>;
}

/** One pass: its outputs as float32, and the cache after it. */
export interface Pass {
  readonly values: Record<string, Values>;
  readonly cache: Cache;
}

/** An open model file. */
export class Runner {
  private constructor(
    private readonly session: ort.InferenceSession,
    private readonly instrumented: Omit<Instrumented, 'bytes'> | undefined,
  ) {}

  /** Opens a stock file, or an instrumented one with its switches at rest. */
  static async open(
    file: Uint8Array | Instrumented,
    device: 'wasm' | 'webgpu' = 'wasm',
  ): Promise<Runner> {
    const bytes = file instanceof Uint8Array ? file : file.bytes;
    const session = await ort.InferenceSession.create(bytes, { executionProviders: [device] });
    return new Runner(session, file instanceof Uint8Array ? undefined : file);
  }

  /** Runs the tokens behind `cache`, with the given switches and all others at rest. */
  async run(ids: number[], switches: Record<string, Feed> = {}, cache?: Cache): Promise<Pass> {
    const past = cache?.length ?? 0;
    const longs = (values: number[]) => BigInt64Array.from(values.map(BigInt));
    const total = past + ids.length;
    const feeds: Record<string, ort.Tensor> = {
      input_ids: new ort.Tensor('int64', longs(ids), [1, ids.length]),
      attention_mask: new ort.Tensor('int64', new BigInt64Array(total).fill(1n), [1, total]),
      position_ids: new ort.Tensor('int64', longs(ids.map((_, t) => past + t)), [1, ids.length]),
      use_cache_branch: new ort.Tensor('bool', [past > 0], [1]),
    };
    const rest = this.instrumented ? atRest(this.instrumented, past, ids.length) : {};
    for (const [name, feed] of Object.entries({ ...rest, ...switches })) {
      feeds[name] =
        feed.type === 'int64'
          ? new ort.Tensor('int64', feed.data, feed.dims)
          : new ort.Tensor('float32', feed.data, feed.dims);
    }
    for (const meta of this.session.inputMetadata) {
      if (!meta.name.startsWith('past_key_values') || !meta.isTensor) continue;
      const empty = meta.type === 'float16' ? new Uint16Array() : new Float32Array();
      feeds[meta.name] =
        cache?.tensors[meta.name] ?? new ort.Tensor(meta.type, empty, [1, H, 0, D / H]);
    }
    const known = Object.entries(feeds).filter(([name]) => this.session.inputNames.includes(name));
    const outputs = await this.session.run(Object.fromEntries(known));
    const values: Record<string, Values> = {};
    const tensors: Record<string, ort.Tensor> = {};
    for (const [name, tensor] of Object.entries(outputs)) {
      if (name.startsWith('present')) tensors[name.replace('present', 'past_key_values')] = tensor;
      values[name] = { data: toFloat32(tensor), dims: tensor.dims };
    }
    return { values, cache: { length: total, tensors } };
  }

  async close(): Promise<void> {
    await this.session.release();
  }
}

function toFloat32(tensor: ort.Tensor): Float32Array {
  if (tensor.type === 'float32') return tensor.data as Float32Array;
  if (tensor.type !== 'float16') throw new Error(`an output of type ${tensor.type}`);
  // Where JavaScript has a Float16Array the runtime uses it.
  const data: unknown = tensor.data;
  return data instanceof Uint16Array
    ? Float32Array.from(data, halfToNumber)
    : Float32Array.from(data as ArrayLike<number>);
}
