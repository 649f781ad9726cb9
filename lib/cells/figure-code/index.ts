import type { Answered } from '@/lib/engine/answered';
import type { RequestOf, TaskName } from '@/lib/engine/tasks';
import { composition, knockOuts, ledger, patchGrid, steer } from './circuits';
import { ablate, headsOff, repeatedText } from './heads';
import { attentionRow, futureLeak, headScores, inspect, overview, tokenize } from './reading';
import {
  embeddingRows,
  embeddingSum,
  layerNormAt,
  lens,
  mlpInputs,
  neurons,
  reorder,
  residualFlow,
  surprise,
  unembedding,
} from './stream';
import { neighbours, positions, vocabularyMap } from './tables';
import type { CodePair, FigureCode, FigureView } from './types';
import { createWriter } from './writer';
import { firstBranches, guess, nextTokenDistribution, writeText } from './writing';

/** How the request of each task reads as code, in TypeScript and in Python. */
export const FIGURE_CODE = {
  ablate,
  attentionRow,
  composition,
  embeddingRows,
  embeddingSum,
  firstBranches,
  futureLeak,
  guess,
  headScores,
  headsOff,
  inspect,
  knockOuts,
  layerNormAt,
  ledger,
  lens,
  mlpInputs,
  neighbours,
  neurons,
  nextTokenDistribution,
  overview,
  patchGrid,
  positions,
  reorder,
  repeatedText,
  residualFlow,
  steer,
  surprise,
  tokenize,
  unembedding,
  vocabularyMap,
  writeText,
} satisfies { readonly [N in TaskName]?: FigureCode<N> };

/** The tasks whose figures can show their code. */
export type CodedTask = keyof typeof FIGURE_CODE;

/** What a figure has asked, and what it shows of the answer. */
export type Asked = {
  readonly [N in CodedTask]: Pick<Answered<N>, 'task' | 'shape' | 'request' | 'vocabulary'> & {
    readonly view?: FigureView;
  };
}[CodedTask];

/** Returns the code of what a figure has asked. */
export function codeOf({ task, shape, request, vocabulary, view = {} }: Asked): CodePair {
  const write = FIGURE_CODE[task] as FigureCode<CodedTask>;
  const writer = createWriter(vocabulary, shape.vocabulary);
  return write(request as RequestOf<CodedTask> as never, writer, view);
}
