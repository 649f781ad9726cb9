import { RECORDED_SENTENCE } from '@/components/sentence/recorded';
import type { Named } from '@/components/widgets/logit-lens/marks';
import type { NeuronRow } from '@/components/widgets/neurons/marks';
import type { Station } from '@/lib/block/flow';
import { type Packed, unpackFloats } from '@/lib/trace/packing';
import flow from './recorded/flow.json';
import lens from './recorded/lens.json';
import mlp from './recorded/mlp.json';
import norm from './recorded/norm.json';
import unembed from './recorded/unembed.json';

const { tokens, shape, model } = RECORDED_SENTENCE;
const unpack = (packed: { bits: number; base64: string }, length: number) =>
  unpackFloats(packed as Packed, length);
const sums = unpack(unembed.sums, unembed.tokens.length * shape.width);

/** What this chapter shows of the notebook's own sentence before any model has loaded. */
export const RECORDED = {
  model,
  shape,
  tokens,
  /** The position that is looked at: the last. */
  at: tokens.length - 1,
  /** One a token. */
  flows: flow as unknown as readonly (readonly Station[])[],
  norm: {
    which: norm.which,
    before: unpack(norm.before, shape.width),
    weights: { gain: unpack(norm.gain, shape.width), bias: unpack(norm.bias, shape.width) },
  },
  mlp: {
    layer: mlp.layer,
    inputs: unpack(mlp.inputs, mlp.neurons),
    rows: mlp.rows as readonly NeuronRow[],
  },
  lens: {
    /** [l, t] as l · T + t */
    named: lens.named as readonly (readonly Named[])[],
    settled: lens.settled,
  },
  unembedded: unembed.tokens.map((token, i) => ({
    ...token,
    sums: sums.subarray(i * shape.width, (i + 1) * shape.width),
  })),
} as const;
