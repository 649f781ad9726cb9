import { RECORDED_SENTENCE } from '@/components/sentence/recorded';
import type { PredictionPair } from '@/components/widgets/predictions/marks';
import { headSteps } from '@/lib/heads/steps';
import type { Inside } from '@/lib/trace/forward-pass';
import { type Packed, unpackFloats } from '@/lib/trace/packing';
import ablation from './recorded/ablation.json';
import heads from './recorded/heads.json';
import mask from './recorded/mask.json';
import steps from './recorded/steps.json';

const { tokens, shape, model } = RECORDED_SENTENCE;
const T = tokens.length;
const count = shape.layers * shape.heads;
const unpack = (packed: { bits: number; base64: string }, length: number) =>
  unpackFloats(packed as Packed, length);

const all = unpack(heads.attention, count * T * T);
const perLayer = shape.heads * T * T;
const attention = Array.from({ length: shape.layers }, (_, l) =>
  all.subarray(l * perLayer, (l + 1) * perLayer),
);
const { layer, head, size } = steps;
const openMap = all.subarray((layer * shape.heads + head) * T * T).subarray(0, T * T);
const ids = tokens.map((token) => token.id);

/** The head of the recorded steps, as a model of one head: its numbers are the recorded ones. */
const oneHead: Inside = {
  model,
  tokens,
  ids,
  shape: { ...shape, layers: 1, heads: 1, width: size },
  query: [unpack(steps.query, T * size)],
  key: [unpack(steps.key, T * size)],
  value: [unpack(steps.value, T * size)],
  score: [unpack(steps.score, T * T)],
  attention: [openMap],
};

/** What this chapter shows of the notebook's own sentence before any model has loaded. */
export const RECORDED = {
  model,
  shape,
  tokens,
  ids,
  /** The head that most looks at the token before: open at first, from 0. */
  open: { layer, head },
  /** One [H, T, T] array a layer. */
  attention,
  steps: (position: number) => headSteps(oneHead, 0, 0, position),
  induction: unpack(heads.induction, count),
  repeated: heads.repeated,
  nats: heads.nats,
  mask: {
    /** [T, T] of the open head, with the mask off. */
    unmasked: unpack(mask.unmasked, T * T),
    pairs: mask.pairs as readonly PredictionPair[],
    leak: mask.leak,
  },
  ablation: {
    targets: ablation.targets,
    base: ablation.base,
    effects: unpack(ablation.effects, ablation.targets.length * count),
    milliseconds: undefined,
  },
} as const;
