import * as ort from 'onnxruntime-web';
import { halfToNumber } from '@/lib/maths/half';
import type { Feed, Instrumented } from '@/lib/onnx';
import { type Cache, cacheAfter, feedsOf } from '../passes';
import { D, H, type Values } from './reference';

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

  /**
   * Runs the tokens behind `cache`, with the given switches and all others at rest.
   *
   * @param batch how many rows of the same tokens
   */
  async run(
    ids: number[],
    switches: Record<string, Feed> = {},
    cache?: Cache,
    batch = 1,
  ): Promise<Pass> {
    const { heads, width } = this.instrumented ?? { heads: H, width: D };
    const size = [heads, width / heads] as const;
    const feeds = feedsOf(this.session, this.instrumented, ids, size, switches, cache, batch);
    const outputs = await this.session.run(feeds);
    const values: Record<string, Values> = {};
    for (const [name, tensor] of Object.entries(outputs)) {
      values[name] = { data: toFloat32(tensor), dims: tensor.dims };
    }
    return { values, cache: cacheAfter(outputs, (cache?.length ?? 0) + ids.length) };
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
