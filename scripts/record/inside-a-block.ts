import { strongestNeurons } from '@/lib/block/neurons';
import { SAMPLE } from '@/lib/heads/sample-texts';
import type { Ask, Recording } from './recording';
import { SENTENCE } from './sentence';

const ids = { tokens: SENTENCE };
const storybook = (name: string) => ({ file: `inside-a-block/${name}`, model: 'storybook' });

/** The last position of the sentence. */
const LAST = 7;
const TOP_NEURONS = 6;
const TOP_PLACES = 5;

/** Returns the neurons of the layer that are drawn. */
async function strongest(ask: Ask) {
  const { layer, inputs } = await ask('mlpInputs', { ids, layer: 2, from: LAST });
  const found = strongestNeurons(inputs[0] ?? new Float32Array(), TOP_NEURONS);
  return { layer, neurons: found.map(({ index }) => index) };
}

/** The figures of the chapter on the inside of a block: layers in the middle, the last token. */
export const insideABlock: readonly Recording[] = [
  { ...storybook('residual-flow'), task: 'residualFlow', request: { ids } },
  {
    ...storybook('layer-norm'),
    task: 'layerNormAt',
    request: { ids, which: 6, from: LAST },
  },
  { ...storybook('mlp-inputs'), task: 'mlpInputs', request: { ids, layer: 2, from: LAST } },
  {
    ...storybook('neurons'),
    task: 'neurons',
    // Of the whole layer only the strongest at the last token are drawn.
    request: async (ask) => ({ texts: SAMPLE, top: TOP_PLACES, ...(await strongest(ask)) }),
  },
  {
    ...storybook('neuron-writes'),
    task: 'neuronWrites',
    request: async (ask) => ({ top: TOP_PLACES, ...(await strongest(ask)) }),
  },
  { ...storybook('lens'), task: 'lens', request: { ids, top: 5 }, floatBits: 32 },
  { ...storybook('unembedding'), task: 'unembedding', request: { ids, top: 6 } },
];
