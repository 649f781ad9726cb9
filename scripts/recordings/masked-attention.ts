import type { Prediction, PredictionPair } from '@/components/widgets/predictions/marks';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { largest, profiles } from '@/lib/heads/profile';
import { STEP_PARTS } from '@/lib/heads/steps';
import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import { tokenLabel } from '@/lib/text/token-text';
import { rowOf } from '@/lib/trace/forward-pass';
import { packFloats } from '@/lib/trace/packing';
import type { NodeModel } from '../node-model';
import { type RecordedFigure, SENTENCE } from './recorded-figure';

const folder = new URL('../../components/chapters/masked-attention/recorded/', import.meta.url);
const REPEATED = { repeated: 24, texts: 4, seed: 1 };
const LABELLED = 5;

async function read(opened: NodeModel) {
  const ids = opened.tokenize(SENTENCE);
  const inside = await performTask(
    'inspect',
    opened,
    { ids, parts: [...STEP_PARTS, 'logits'] },
    UNHURRIED,
  );
  const { attention = [], shape } = inside;
  const all = profiles(attention, shape.heads, ids, undefined);
  const open = largest(all.map((profile) => profile.previous)) ?? 0;
  const [layer, head] = [Math.floor(open / shape.heads), open % shape.heads];
  const T = ids.length;
  const own = (layers: readonly Float32Array[] | undefined, n: number) =>
    (layers?.[layer] ?? new Float32Array()).slice(head * T * n, (head + 1) * T * n);
  return { ids, inside, layer, head, T, own };
}

const join = (arrays: readonly Float32Array[]) =>
  Float32Array.from(arrays.flatMap((array) => [...array]));

async function heads(opened: NodeModel) {
  const { inside } = await read(opened);
  const { induction, nats } = await performTask('headScores', opened, REPEATED, UNHURRIED);
  return {
    attention: packFloats(join(inside.attention ?? []), 16),
    induction: packFloats(induction, 16),
    repeated: REPEATED.repeated,
    nats,
  };
}

async function steps(opened: NodeModel) {
  const { inside, layer, head, T, own } = await read(opened);
  const size = inside.shape.width / inside.shape.heads;
  return {
    layer,
    head,
    size,
    query: packFloats(own(inside.query, size), 16),
    key: packFloats(own(inside.key, size), 16),
    value: packFloats(own(inside.value, size), 16),
    score: packFloats(own(inside.score, T), 16),
  };
}

async function mask(opened: NodeModel) {
  const { ids, inside, own, T } = await read(opened);
  const unmasked = await performTask(
    'inspect',
    opened,
    { ids, parts: ['attention', 'logits'], causal: false },
    UNHURRIED,
  );
  const label = (id: number) => tokenLabel(opened.vocabulary.token(id));
  const predict = (logits: Float32Array | undefined, t: number): Prediction => {
    const { vocabulary } = inside.shape;
    const row = softmax(rowOf(logits ?? new Float32Array(), t, vocabulary));
    const [first = 0] = topK(row, 1);
    const follows = ids[t + 1];
    return {
      label: label(first),
      probability: row[first] ?? 0,
      next: follows === undefined ? undefined : row[follows],
    };
  };
  const pairs: PredictionPair[] = ids.map((id, t) => ({
    token: label(id),
    follows: ids[t + 1] === undefined ? undefined : label(ids[t + 1] as number),
    masked: predict(inside.logits, t),
    unmasked: predict(unmasked.logits, t),
  }));
  return {
    unmasked: packFloats(own(unmasked.attention, T), 16),
    pairs,
    leak: await performTask('futureLeak', opened, { ids }, UNHURRIED),
  };
}

async function ablation(opened: NodeModel) {
  const ids = opened.tokenize(SENTENCE);
  const made = await performTask('ablate', opened, { ids, top: LABELLED }, UNHURRIED);
  return {
    targets: [...made.targets].map((id) => ({
      id,
      label: tokenLabel(opened.vocabulary.token(id)),
    })),
    base: [...made.base],
    effects: packFloats(made.effects, 16),
  };
}

/** The figures of the chapter on masked attention. */
export const maskedAttention: readonly RecordedFigure[] = [
  { file: new URL('heads.json', folder), make: heads },
  { file: new URL('steps.json', folder), make: steps },
  { file: new URL('mask.json', folder), make: mask },
  { file: new URL('ablation.json', folder), make: ablation },
];
