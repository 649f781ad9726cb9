import layerNorm from '@/content/recorded/inside-a-block/layer-norm.json';
import lens from '@/content/recorded/inside-a-block/lens.json';
import mlpInputs from '@/content/recorded/inside-a-block/mlp-inputs.json';
import neuronWrites from '@/content/recorded/inside-a-block/neuron-writes.json';
import neurons from '@/content/recorded/inside-a-block/neurons.json';
import flow from '@/content/recorded/inside-a-block/residual-flow.json';
import unembedding from '@/content/recorded/inside-a-block/unembedding.json';
import { readRecorded } from '@/lib/engine/answered';

/** What storybook said of the notebook's own sentence. */
export const RECORDED_BLOCK = {
  flow: readRecorded('residualFlow', flow),
  layerNorm: readRecorded('layerNormAt', layerNorm),
  mlpInputs: readRecorded('mlpInputs', mlpInputs),
  neurons: readRecorded('neurons', neurons),
  neuronWrites: readRecorded('neuronWrites', neuronWrites),
  lens: readRecorded('lens', lens),
  unembedding: readRecorded('unembedding', unembedding),
} as const;
