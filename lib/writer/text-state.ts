import type { EngineClient } from '@/lib/engine/client';
import type { EngineFailure } from '@/lib/engine/failure';
import type { ModelInfo } from '@/lib/engine/protocol';
import type { Meter } from '@/lib/engine/tasks/write';
import { isAtEnd, windowOf } from '@/lib/generation/context-window';
import {
  type ContinuationTree,
  EMPTY_TREE,
  idsTo,
  nodeAt,
  pathTo,
} from '@/lib/generation/continuation-tree';
import type { Score } from '@/lib/generation/next-token-distribution';
import { haveSameTokens, type Vocabulary } from '@/lib/trace/vocabulary';

/** A model as a writer needs it: where to send requests, and what its tokens mean. */
export interface WriterModel {
  readonly client: Pick<EngineClient, 'run' | 'tokenize'>;
  readonly info: Pick<ModelInfo, 'id' | 'shape' | 'beginId' | 'endId'>;
  readonly vocabulary: Vocabulary;
}

/** Returns whether ids mean the same tokens to two models. */
export function shareTokens(a: WriterModel, b: WriterModel): boolean {
  const [size, other] = [a.info.shape.vocabulary, b.info.shape.vocabulary];
  return size === other && haveSameTokens(a.vocabulary, b.vocabulary, size);
}

export type Activity = 'idle' | 'reading' | 'stepping' | 'generating';

/** A text to open. */
export interface Draft {
  readonly prompt: string;
  /** The prompt's tokens, if known; otherwise the prompt is tokenized. */
  readonly promptIds?: readonly number[];
  readonly tree?: ContinuationTree;
}

/** A text that is being written, all its continuations, and what the model is doing. */
export interface TextState {
  /** The model that its tokens belong to; undefined before there was one. */
  readonly model: WriterModel | undefined;
  readonly prompt: string;
  /** The prompt's tokens, at least one once a model is there. */
  readonly promptIds: readonly number[];
  /** By position; none for unread tokens and for the first token, which has none before it. */
  readonly promptScores: readonly (Score | undefined)[];
  readonly tree: ContinuationTree;
  readonly activity: Activity;
  /** What the latest answer cost. */
  readonly meter: Meter | undefined;
  /** Passes that the model has run since the text was opened. */
  readonly passes: number;
  /** Tokens a second while they were generated; undefined before that. */
  readonly pace: number | undefined;
  /** Why the latest generation ended before its length. */
  readonly halted: 'full' | 'ended' | undefined;
  readonly failure: EngineFailure | undefined;
}

export const EMPTY_TEXT: TextState = {
  model: undefined,
  prompt: '',
  promptIds: [],
  promptScores: [],
  tree: EMPTY_TREE,
  activity: 'idle',
  meter: undefined,
  passes: 0,
  pace: undefined,
  halted: undefined,
  failure: undefined,
};

/** Returns the ids of the whole text in view. */
export function idsOf({ promptIds, tree }: TextState): number[] {
  return [...promptIds, ...idsTo(tree, tree.at)];
}

/** Returns the scores of the text in view, by position. */
export function scoresOf({ promptIds, promptScores, tree }: TextState): (Score | undefined)[] {
  return [
    ...promptIds.map((_, place) => promptScores[place]),
    ...pathTo(tree, tree.at).map((node) => nodeAt(tree, node).score),
  ];
}

/** Returns the node of the token at a position; 0 for positions in the prompt. */
export function nodeAtPlace({ promptIds, tree }: TextState, place: number): number {
  return pathTo(tree, tree.at)[place - promptIds.length] ?? 0;
}

/** Returns true if one more token needs the oldest half of the text to be dropped. */
export function isFull(text: TextState): boolean {
  const { model, promptIds } = text;
  if (!model || promptIds.length === 0) return false;
  const { context } = model.info.shape;
  return isAtEnd(idsOf(text).length, promptIds.length, context);
}

/** Returns the first position of the text that the model still reads. */
export function readFrom(text: TextState): number {
  const { model, promptIds } = text;
  const { length } = idsOf(text);
  if (!model || length === 0) return 0;
  return windowOf(length, promptIds.length, model.info.shape.context).start;
}
