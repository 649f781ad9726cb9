/** The fixtures' model and what PyTorch says of it; for Node and for a page alike. */
import { fromBase64 } from '@/lib/trace/base64';
import manifestFile from '../../fixtures/onnx/manifest.json';
import referenceFile from '../../fixtures/onnx/reference.json';

/** float32 forms hold the reference's own weights; weight-only forms compute in float32 too. */
export type Kind = 'float32' | 'weight-only' | 'float16' | 'dynamic';

/** What training/fixtures/build.py says of the files. */
export interface Manifest {
  model: { layers: number; heads: number; width: number; vocabulary: number };
  forms: Record<string, { kind: Kind; made: string; bytes: number }>;
}

export const manifest = manifestFile as Manifest;
export const { layers: L, heads: H, width: D, vocabulary: V } = manifest.model;

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
  headOutput: Values[];
  mlpOutput: Values[];
  finalScale: Values;
  norms: { gain: Values; bias: Values }[];
  tokenEmbedding: Values;
  positionEmbedding: Values;
  lens: Values;
  noMask: { logits: Values; attention: Values[] };
  /** The tokens after the first `past` of them, which are in the cache. */
  noMaskBehindCache: { past: number; logits: Values; attention: Values[] };
  noOrder: { logits: Values };
  headMask: { mask: number[][]; logits: Values };
  /** With a vector [D] or [d] in the place of, or added to, what is there. */
  streamSwitches: {
    vector: Values;
    headVector: Values;
    patch: { layer: number; position: number; logits: Values };
    headPatch: { layer: number; head: number; position: number; logits: Values };
    add: { layer: number; positions: number[]; logits: Values };
  };
}

export const reference = unpacked(referenceFile) as Reference;

/** Reads a file in which tensors are the base64 of their float32 values. */
export function unpacked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpacked);
  if (typeof value !== 'object' || value === null) return value;
  if ('float32' in value && 'shape' in value) {
    const bytes = fromBase64(value.float32 as string);
    return { data: new Float32Array(bytes.buffer), dims: value.shape };
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unpacked(part)]));
}
