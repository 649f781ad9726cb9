/** The shipped model in the WASM build of ONNX Runtime, and PyTorch's figures to compare with. */
import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web';
import { type Feed, type Instrumented, instrument } from '@/lib/onnx';
import { cacheAfter, feedsOf } from '../support/passes';

ort.env.wasm.numThreads = 1;

export const modelFolder = new URL('../../public/models/storybook/', import.meta.url);
const fixtures = new URL('../fixtures/storybook/', import.meta.url);

/** Where an array lies in references.bin; the offset counts floats. */
interface Place {
  readonly shape: readonly number[];
  readonly offset: number;
}

/** What training/storybook_training/references.py writes of a sentence of T tokens. */
export interface Sentence {
  readonly text: string;
  readonly ids: number[];
  /** [T][10]: the likeliest tokens after each position, with their logits. */
  readonly top: { readonly ids: number[][]; readonly logits: number[][] };
  readonly lastLogits: Place;
  readonly attention: Place;
  readonly residual: Place;
  readonly headsOff: { readonly heads: [number, number][]; readonly lastLogits: Place };
  readonly noMask: {
    readonly lastLogits: Place;
    readonly firstLogits: Place;
    readonly attention: Place;
  };
}

export interface References {
  readonly manifest: { readonly from: string; readonly modelSha256: string };
  readonly tokenized: readonly { readonly text: string; readonly ids: number[] }[];
  readonly sentences: Readonly<Record<string, Sentence>>;
}

export const references: References = JSON.parse(
  readFileSync(new URL('references.json', fixtures), 'utf8'),
);
const floats = new Float32Array(
  Uint8Array.from(readFileSync(new URL('references.bin', fixtures))).buffer,
);

/** The values of an array of references.bin. */
export function valuesAt({ shape, offset }: Place): Float32Array {
  return floats.subarray(offset, offset + shape.reduce((size, n) => size * n, 1));
}

/** The bytes of the model file, or of another file of its folder. */
export function shippedFile(name = 'onnx/model_quantized.onnx'): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, modelFolder)));
}

const config = JSON.parse(new TextDecoder().decode(shippedFile('config.json')));

export type Outputs = Record<string, ort.Tensor>;

/** The model file, open as the site opens it: int8 weights made fp32 once, at the start. */
export class Shipped {
  private constructor(
    private readonly session: ort.InferenceSession,
    private readonly instrumented: Instrumented | undefined,
  ) {}

  static async open(options: { instrumented: boolean }): Promise<Shipped> {
    const instrumented = options.instrumented ? instrument(shippedFile()) : undefined;
    const session = await ort.InferenceSession.create(instrumented?.bytes ?? shippedFile(), {
      extra: { session: { disable_quant_qdq: '1' } },
    });
    return new Shipped(session, instrumented);
  }

  /** Runs `ids` behind the cache that the pass `before` left; other switches are at rest. */
  async run(ids: number[], before?: Outputs, switches: Record<string, Feed> = {}) {
    const past = before && cacheAfter(before, before['present.0.key']?.dims[2] ?? 0);
    const { n_head: heads, n_embd: width } = config;
    const size = [heads, width / heads] as const;
    return await this.session.run(
      feedsOf(this.session, this.instrumented, ids, size, switches, past),
    );
  }

  async close(): Promise<void> {
    await this.session.release();
  }
}

/** An output's values, as float32. */
export function values(outputs: Outputs, name: string): Float32Array {
  const tensor = outputs[name];
  if (tensor?.type !== 'float32') throw new Error(`no float32 output ${name}`);
  return tensor.data as Float32Array;
}

/** Row t of the logits [1, T, V]; the last one counts as -1. */
export function logitsAt(outputs: Outputs, t: number): Float32Array {
  const [, rows = 0, size = 0] = outputs.logits?.dims ?? [];
  const row = t < 0 ? rows + t : t;
  return values(outputs, 'logits').subarray(row * size, (row + 1) * size);
}

/** The largest difference of two arrays; NaN and different lengths are infinitely far apart. */
export function distance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) return Number.POSITIVE_INFINITY;
  let most = 0;
  for (let i = 0; i < one.length; i++) {
    const apart = Math.abs((one[i] ?? Number.NaN) - (other[i] ?? Number.NaN));
    if (Number.isNaN(apart)) return Number.POSITIVE_INFINITY;
    most = Math.max(most, apart);
  }
  return most;
}
