import { lensView, rowName } from '@/components/widgets/logit-lens/marks';
import { neuronRows } from '@/components/widgets/neurons/rows';
import { decimal, stationName } from '@/components/widgets/residual-flow/marks';
import { labelledTokens, leaps, productAt } from '@/components/widgets/unembedding/marks';
import { shareOpen } from '@/lib/block/neurons';
import { largest } from '@/lib/heads/profile';
import { layerNorm } from '@/lib/maths/layer-norm';
import { fixed } from '@/lib/text/fixed';
import { formatProbability } from '@/lib/text/format-probability';
import { RECORDED_BLOCK } from './recorded';

const { shape } = RECORDED_BLOCK.flow;
const { answer: norm } = RECORDED_BLOCK.layerNorm;
const { answer: mlp } = RECORDED_BLOCK.mlpInputs;
const { flows } = RECORDED_BLOCK.flow.answer;
const lens = lensView(RECORDED_BLOCK.lens);
const { labels } = lens;
const T = labels.length;
const at = T - 1;
const [normBefore = new Float32Array()] = norm.inputs;
const [inputs = new Float32Array()] = mlp.inputs;
const flow = flows[at] ?? [];
const end = flow.at(-1);
const steps = flow.map(({ writer, step }) => (writer === 'embedding' ? 0 : step));
const leap = flow[largest(steps) ?? 0];
const { gain, bias } = norm.weights ?? { gain: normBefore, bias: normBefore };
const { deviation } = layerNorm(normBefore, gain, bias);
const [strongest] = neuronRows(inputs, 1, RECORDED_BLOCK.neurons, RECORDED_BLOCK.neuronWrites);
const rivals = labelledTokens(RECORDED_BLOCK.unembedding);
const [next] = rivals;
const [alike, apart] = leaps(rivals);
/** What the place that sets the rivals apart adds to each. */
const parted = rivals.map((token) => productAt(token, apart?.place ?? 0));
/** The rival that this place puts furthest behind the first. */
const behindAt = largest(parted.map((x) => (parted[0] ?? 0) - x)) ?? 0;
const behind = rivals[behindAt];
const all = neuronRows(
  inputs,
  RECORDED_BLOCK.neuronWrites.answer.neurons.length,
  RECORDED_BLOCK.neurons,
  RECORDED_BLOCK.neuronWrites,
);
/** The neuron among the strongest that writes directions. */
const mover = all.find(({ writes }) => writes?.raised.includes('·up')) ?? strongest;
const echoes = labels.filter((label, t) => lens.at(0, t)[0]?.label === label).length;
const shareOf = (writer: 'embedding' | 'attention' | 'mlp') =>
  `${decimal(((end?.shares[writer] ?? 0) / (end?.length ?? 1)) * 100)}%`;

/** Every number and name in the chapter's prose, from what was recorded; none is written by hand. */
export const BLOCK_FACTS = {
  layers: String(shape.layers),
  width: String(shape.width),
  vocabulary: shape.vocabulary.toLocaleString('en'),
  norms: String(2 * shape.layers + 1),
  last: labels[at] ?? '',

  lengthFirst: decimal(flow[0]?.length ?? 0),
  lengthEnd: decimal(end?.length ?? 0),
  leap: leap ? stationName(leap) : '',
  leapStep: decimal(leap?.step ?? 0),
  embeddingShare: shareOf('embedding'),
  attentionShare: shareOf('attention'),
  mlpShare: shareOf('mlp'),

  normLayer: String(Math.floor(norm.which / 2) + 1),
  normDeviation: deviation.toFixed(2),

  neurons: inputs.length.toLocaleString('en'),
  mlpLayer: String(mlp.layer + 1),
  open: `${Math.round(shareOpen(inputs) * 100)}%`,
  strongest: `neuron ${(strongest?.index ?? 0) + 1}`,
  strongestToken: strongest?.places?.[0]?.token ?? '',
  strongestSecond: strongest?.places?.[1]?.token ?? '',
  sample: String(RECORDED_BLOCK.neurons.request.texts.length),

  echoes: String(echoes),
  tokens: String(T),
  settled: rowName(lens.settled[at] ?? 0),

  mover: `neuron ${(mover?.index ?? 0) + 1}`,
  moverExcited: mover?.places?.[0]?.token ?? '',
  moverExcitedThird: mover?.places?.[2]?.token ?? '',
  moverRaises: mover?.writes?.raised[0] ?? '',
  moverRaisesSecond: mover?.writes?.raised[1] ?? '',

  alikePlace: String((alike?.place ?? 0) + 1),
  apartPlace: String((apart?.place ?? 0) + 1),
  apartNext: fixed(parted[0] ?? 0),
  apartRival: behind?.label ?? '',
  apartRivalAdds: fixed(parted[behindAt] ?? 0),
  lead: fixed((next?.logit ?? 0) - (behind?.logit ?? 0)),
  leadThere: fixed((parted[0] ?? 0) - (parted[behindAt] ?? 0)),

  next: next?.label ?? '',
  nextLogit: next?.logit.toFixed(2) ?? '',
  nextShare: formatProbability(next?.probability ?? 0),
} as const;
