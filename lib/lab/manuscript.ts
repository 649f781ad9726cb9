import type { EngineClient } from '@/lib/engine/client';
import type { EngineFailure } from '@/lib/engine/failure';
import type { ModelInfo } from '@/lib/engine/protocol';
import type { Meter } from '@/lib/engine/tasks/write';
import type { Drawing, Moment, Score } from '@/lib/generation/moment';
import { isAtEnd, windowOf } from '@/lib/generation/window';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { type Branches, branchingAt, SPROUT, wayTo, writtenTo } from './branches';

/** A model as a text needs it: whom to ask, and what its tokens stand for. */
export interface LabModel {
  readonly client: Pick<EngineClient, 'run' | 'tokenize'>;
  readonly info: Pick<ModelInfo, 'id' | 'shape' | 'beginId'>;
  readonly vocabulary: Vocabulary;
}

/** How tokens are drawn. */
export interface How {
  readonly drawing: Drawing;
  readonly seed: number;
}

export type Activity = 'idle' | 'reading' | 'stepping' | 'generating';

/** A text in the making, all that was written behind its prompt, and what the model is at. */
export interface Manuscript {
  /** The model that its tokens are of; undefined before there was any. */
  readonly model: LabModel | undefined;
  /** The prompt in words. */
  readonly prompt: string;
  /** Its tokens, at least one once a model is there. */
  readonly promptIds: readonly number[];
  /** By place; none for what was not read, and for the first token, which nothing comes before. */
  readonly promptScores: readonly (Score | undefined)[];
  readonly branches: Branches;
  /** What may come next, if it is known: after which node, and under which settings. */
  readonly tip:
    | { readonly node: number; readonly drawing: Drawing; readonly moment: Moment }
    | undefined;
  readonly activity: Activity;
  readonly meter: Meter | undefined;
  /** Tokens a second while they were generated; undefined before that. */
  readonly pace: number | undefined;
  /** Why the latest generation ended before its length. */
  readonly halted: 'full' | 'ended' | undefined;
  readonly failure: EngineFailure | undefined;
}

export const BLANK: Manuscript = {
  model: undefined,
  prompt: '',
  promptIds: [],
  promptScores: [],
  branches: SPROUT,
  tip: undefined,
  activity: 'idle',
  meter: undefined,
  pace: undefined,
  halted: undefined,
  failure: undefined,
};

/** The ids of the whole text in view. */
export function idsOf({ promptIds, branches }: Manuscript): number[] {
  return [...promptIds, ...writtenTo(branches, branches.at)];
}

/** The scores of the text in view, by place. */
export function scoresOf({ promptIds, promptScores, branches }: Manuscript): (Score | undefined)[] {
  return [
    ...promptIds.map((_, place) => promptScores[place]),
    ...wayTo(branches, branches.at).map((node) => branchingAt(branches, node).score),
  ];
}

/** The node that the token at a place is, or, for the prompt's places, its root. */
export function nodeAtPlace({ promptIds, branches }: Manuscript, place: number): number {
  return wayTo(branches, branches.at)[place - promptIds.length] ?? 0;
}

/** True where one more token needs the oldest half of the text to be dropped. */
export function isFull(manuscript: Manuscript): boolean {
  const { model, promptIds } = manuscript;
  if (!model || promptIds.length === 0) return false;
  const { context } = model.info.shape;
  return isAtEnd(idsOf(manuscript).length, promptIds.length, context);
}

/** The first position of the text that the model still has before it. */
export function readFrom(manuscript: Manuscript): number {
  const { model, promptIds } = manuscript;
  const { length } = idsOf(manuscript);
  if (!model || length === 0) return 0;
  return windowOf(length, promptIds.length, model.info.shape.context).start;
}
