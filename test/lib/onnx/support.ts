/** Reads the fixtures of test/fixtures/onnx and runs them in the WASM build of ONNX Runtime. */
import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web';
import { halfToNumber } from '@/lib/maths/half';
import type { Feed } from '@/lib/onnx/at-rest';
import type { Instrumented } from '@/lib/onnx/instrument';
import { type Cache, cacheAfter, feedsOf } from '../../support/passes';

ort.env.wasm.numThreads = 1;

const folder = new URL('../../fixtures/onnx/', import.meta.url);

/** float32 forms hold the reference's own weights; weight-only forms compute in float32 too. */
export type Kind = 'float32' | 'weight-only' | 'float16' | 'dynamic';

/** What training/fixtures/build.py says of the files. */
export interface Manifest {
  model: { layers: number; heads: number; width: number; vocabulary: number };
  forms: Record<string, { kind: Kind; made: string; bytes: number }>;
}

export const manifest: Manifest = JSON.parse(readText('manifest.json'));
export const { layers: L, heads: H, width: D, vocabulary: V } = manifest.model;

/** The file of a form. */
export function loadForm(form: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`${form}.onnx`, folder)));
}

function readText(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

/** A tensor's values and shape. */
export interface Values {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** PyTorch's figures for one pass over `ids` (training/fixtures/reference.py). */
export interface Reference {
  ids: number[];
  logits: Values;
  attention: Values[];
  query: Values[];
  score: Values[];
  residual: Values[];
  residualMid: Values[];
  mlp: Values[];
  norms: { gain: Values; bias: Values }[];
  tokenEmbedding: Values;
  positionEmbedding: Values;
  lens: Values;
  noMask: { logits: Values; attention: Values[] };
  noOrder: { logits: Values };
  headMask: { mask: number[][]; logits: Values };
}

export function loadReference(): Reference {
  return JSON.parse(readText('reference.json'), (_, value) => {
    if (typeof value?.float32 !== 'string') return value;
    const bytes = Uint8Array.from(Buffer.from(value.float32, 'base64'));
    return { data: new Float32Array(bytes.buffer), dims: value.shape };
  });
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
  static async open(file: Uint8Array | Instrumented): Promise<Runner> {
    const bytes = file instanceof Uint8Array ? file : file.bytes;
    const session = await ort.InferenceSession.create(bytes);
    return new Runner(session, file instanceof Uint8Array ? undefined : file);
  }

  /** Runs the tokens behind `cache`, with the given switches and all others at rest. */
  async run(ids: number[], switches: Record<string, Feed> = {}, cache?: Cache): Promise<Pass> {
    const feeds = feedsOf(this.session, this.instrumented, ids, [H, D / H], switches, cache);
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

/** The switches as feeds. */
export const headMask = (mask: number[][]): Record<string, Feed> => ({
  head_mask: { type: 'float32', data: Float32Array.from(mask.flat()), dims: [L, H] },
});
export const noMask: Record<string, Feed> = {
  causal: { type: 'float32', data: Float32Array.of(0), dims: [] },
};
export const lens = (rows: Float32Array): Record<string, Feed> => ({
  lens: { type: 'float32', data: rows, dims: [rows.length / D, D] },
});
export const positions = (ids: number[]): Record<string, Feed> => ({
  position_ids: { type: 'int64', data: BigInt64Array.from(ids.map(BigInt)), dims: [1, ids.length] },
});

/** The largest difference of two arrays; NaN and different lengths are infinitely far apart. */
export function distance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) return Number.POSITIVE_INFINITY;
  let most = 0;
  for (let i = 0; i < one.length; i++) {
    const difference = Math.abs((one[i] ?? Number.NaN) - (other[i] ?? Number.NaN));
    if (!(difference <= most))
      most = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
  }
  return most;
}

/** How far two arrays are from pointing the same way: 1 minus the cosine of their angle. */
export function angle(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) return Number.POSITIVE_INFINITY;
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
    Array.from(a).reduce((sum, x, i) => sum + x * (b[i] ?? Number.NaN), 0);
  return 1 - dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
}

/** The values of an output, with a clear failure where it is missing. */
export function get(pass: Pass, name: string): Values {
  const values = pass.values[name];
  if (!values) throw new Error(`no output ${name}`);
  return values;
}

/** The first `rows` rows of width `width`, from row `from` on. */
export function rowsOf({ data }: Values, width: number, from: number, rows?: number): Float32Array {
  return data.subarray(from * width, rows === undefined ? undefined : (from + rows) * width);
}
