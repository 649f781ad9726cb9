import { SAMPLE } from '@/components/chapters/inside-a-block/sample';
import {
  namedPlaces,
  placesOf,
  settledOf,
  TOP_LENS,
  TOP_NEURONS,
  TOP_PLACES,
  TOP_UNEMBEDDED,
  unembedded,
} from '@/components/chapters/inside-a-block/views';
import { streamFlow } from '@/lib/block/flow';
import { strongestNeurons } from '@/lib/block/neurons';
import { normInput } from '@/lib/block/norm-site';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { topK } from '@/lib/maths/top-k';
import { rowOf } from '@/lib/trace/forward-pass';
import { packFloats } from '@/lib/trace/packing';
import type { NodeModel } from '../node-model';
import { type RecordedFigure, SENTENCE } from './recorded-figure';

const folder = new URL('../../components/chapters/inside-a-block/recorded/', import.meta.url);

/** Five digits: more than any figure shows. */
const short = (value: number) => Number(value.toPrecision(5));
const half = (values: Float32Array) => packFloats(values.slice(), 16);

async function read(opened: NodeModel) {
  const ids = opened.tokenize(SENTENCE);
  const parts = ['residual', 'residualMid', 'preActivation', 'lastLogits'] as const;
  const inside = await performTask('inspect', opened, { ids, parts }, UNHURRIED);
  const find = (id: number) => opened.vocabulary.token(id);
  return { ids, inside, last: ids.length - 1, find };
}

/** The flow of every token of the sentence. */
async function flow(opened: NodeModel) {
  const { ids, inside } = await read(opened);
  return ids.map((_, t) =>
    streamFlow(inside, t).map(({ writer, layer, length, step, shares }) => ({
      writer,
      layer,
      length: short(length),
      step: short(step),
      shares: Object.fromEntries(
        Object.entries(shares).map(([name, share]) => [name, short(share)]),
      ),
    })),
  );
}

/** The layer norm before the attention of a layer in the middle, on the last token's vector. */
async function norm(opened: NodeModel) {
  const { inside, last } = await read(opened);
  const which = 2 * Math.floor(inside.shape.layers / 2);
  const weights = await performTask('normWeights', opened, { which }, UNHURRIED);
  const before = normInput(inside, which, last);
  if (!weights || !before) throw new Error(`layer norm ${which} is hidden`);
  return { which, before: half(before), gain: half(weights.gain), bias: half(weights.bias) };
}

/** The MLP of a layer in the middle at the last token, and what excites its neurons. */
async function mlp(opened: NodeModel) {
  const { ids, inside, last, find } = await read(opened);
  const layer = Math.floor((inside.shape.layers - 1) / 2);
  const all = inside.preActivation?.[layer];
  if (!all) throw new Error('the MLP is hidden');
  const inputs = rowOf(all, last, all.length / ids.length);
  const request = { texts: SAMPLE, layer, top: TOP_PLACES };
  const excited = await performTask('neurons', opened, request, UNHURRIED);
  if (!excited) throw new Error('the MLP is hidden');
  const rows = strongestNeurons(inputs, TOP_NEURONS).map((neuron) => ({
    ...neuron,
    places: placesOf(excited, neuron.index, find),
  }));
  return { layer, neurons: inputs.length, inputs: half(inputs), rows };
}

async function lens(opened: NodeModel) {
  const { ids, find } = await read(opened);
  const seen = await performTask('lens', opened, { ids, top: TOP_LENS }, UNHURRIED);
  const named = namedPlaces(seen, find).map((place) =>
    place.map(({ label, probability }) => ({ label, probability: short(probability) })),
  );
  return { named, settled: settledOf(seen) };
}

async function unembed(opened: NodeModel) {
  const { inside, last, find } = await read(opened);
  const { lastLogits = new Float32Array(), shape } = inside;
  const which = 2 * shape.layers;
  const weights = await performTask('normWeights', opened, { which }, UNHURRIED);
  const ids = topK(lastLogits, TOP_UNEMBEDDED);
  const { rows } = await performTask('embeddingRows', opened, { ids }, UNHURRIED);
  const before = normInput(inside, which, last);
  const tokens = unembedded(ids, lastLogits, before, weights, rows, find);
  const sums = tokens.flatMap((token) => Array.from(token.sums ?? []));
  return {
    tokens: tokens.map(({ id, label, logit, probability }) => ({ id, label, logit, probability })),
    sums: half(Float32Array.from(sums)),
  };
}

/** The figures of the chapter on the inside of a block. */
export const insideABlock: readonly RecordedFigure[] = [
  { file: new URL('flow.json', folder), make: flow },
  { file: new URL('norm.json', folder), make: norm },
  { file: new URL('mlp.json', folder), make: mlp },
  { file: new URL('lens.json', folder), make: lens },
  { file: new URL('unembed.json', folder), make: unembed },
];
