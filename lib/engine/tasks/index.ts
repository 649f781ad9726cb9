import type { Task, TaskContext, TaskModel } from '../task';
import { ablate } from './ablate';
import { attentionRow } from './attention-row';
import { cacheTiming } from './cache-timing';
import { chances } from './chances';
import { choices } from './choices';
import { composition } from './composition';
import { darkCell } from './dark-cell';
import { embeddingRows } from './embedding-rows';
import { embeddingSum } from './embedding-sum';
import { exchangedParts } from './exchanged-parts';
import { exchangedToken } from './exchanged-token';
import { falseTwins } from './false-twins';
import { fingerprint } from './fingerprint';
import { firstBranches } from './first-branches';
import { futureLeak } from './future-leak';
import { guess } from './guess';
import { headScores } from './head-scores';
import { headsOff } from './heads-off';
import { inspect } from './inspect';
import { knockOuts } from './knock-outs';
import { lastTokens } from './last-tokens';
import { layerNormAt } from './layer-norm-at';
import { ledger } from './ledger';
import { lens } from './lens';
import { mlpInputs } from './mlp-inputs';
import { modelFile } from './model-file';
import { neighbourhoods } from './neighbourhoods';
import { neighbours } from './neighbours';
import { neuronWrites } from './neuron-writes';
import { neurons } from './neurons';
import { nextTokenDistribution } from './next-token-distribution';
import { normWeights } from './norm-weights';
import { outputProjection } from './output-projection';
import { overview } from './overview';
import { patchGrid } from './patch-grid';
import { positions } from './positions';
import { reorder } from './reorder';
import { repeatedText } from './repeated-text';
import { requestsWhileWriting } from './requests-while-writing';
import { residualFlow } from './residual-flow';
import { scoreText } from './score-text';
import { sinks } from './sinks';
import { steer } from './steer';
import { surprise } from './surprise';
import { temperatures } from './temperatures';
import { tokenize } from './tokenize';
import { told } from './told';
import { unembedding } from './unembedding';
import { vocabularyMap } from './vocabulary-map';
import { wordAxis } from './word-axis';
import { write } from './write';
import { writeText } from './write-text';

/** All tasks by name: what `EngineClient.run` and `useAnswer` can ask for. */
export const TASKS = {
  cacheTiming,
  choices,
  composition,
  surprise,
  guess,
  inspect,
  knockOuts,
  lastTokens,
  ledger,
  lens,
  ablate,
  headScores,
  headsOff,
  futureLeak,
  outputProjection,
  overview,
  patchGrid,
  positions,
  reorder,
  repeatedText,
  embeddingRows,
  embeddingSum,
  neighbours,
  neighbourhoods,
  vocabularyMap,
  wordAxis,
  attentionRow,
  neurons,
  neuronWrites,
  residualFlow,
  layerNormAt,
  mlpInputs,
  unembedding,
  tokenize,
  normWeights,
  fingerprint,
  nextTokenDistribution,
  scoreText,
  sinks,
  steer,
  write,
  writeText,
  firstBranches,
  chances,
  darkCell,
  exchangedParts,
  exchangedToken,
  falseTwins,
  modelFile,
  requestsWhileWriting,
  temperatures,
  told,
};

export type TaskName = keyof typeof TASKS;
type Signature<N extends TaskName> = Parameters<(typeof TASKS)[N]>;
export type RequestOf<N extends TaskName> = Signature<N>[1];
export type ResultOf<N extends TaskName> = Awaited<ReturnType<(typeof TASKS)[N]>>;
export type ProgressOf<N extends TaskName> = Parameters<Signature<N>[2]['progress']>[0];

/** Run a task by its name. */
export function performTask<N extends TaskName>(
  name: N,
  opened: TaskModel,
  request: RequestOf<N>,
  context: TaskContext<ProgressOf<N>>,
): Promise<ResultOf<N>> {
  const task = TASKS[name] as Task<RequestOf<N>, ResultOf<N>, ProgressOf<N>>;
  return task(opened, request, context);
}
