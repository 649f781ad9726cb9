import { RECORDED_MODEL } from '@/components/workbench/recorded';
import type { PlaceDistribution } from '@/components/workbench/useDistributionAt';
import file from '@/content/recorded/lab/essay.json';
import { readRecorded } from '@/lib/engine/answered';
import { createTree } from '@/lib/generation/continuation-tree';
import { textOf } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';
import {
  type Draft,
  EMPTY_TEXT,
  idsOf,
  type TextState,
  type WriterModel,
} from '@/lib/writer/text-state';

const { model, shape, vocabulary, request, answer } = readRecorded('nextTokenDistribution', file);
const promptIds = request.ids.slice(0, request.promptLength);
const prompt = textOf(tokensById(vocabulary, promptIds));

/** What the Lab opens on: an essay that storybook wrote, unedited, and one of its places. */
export const ESSAY = {
  /** The model that wrote it. */
  model,
  settings: request.settings,
  /** The place at which it could most easily have gone elsewhere. */
  place: request.place,
} as const;

/** Returns the essay as a text to open. */
export function essayDraft(): Required<Draft> {
  return { prompt, promptIds, tree: createTree(request.ids.slice(request.promptLength)) };
}

/** The model as it was recorded: it knows the tokens of the essay. */
const recorded: WriterModel = {
  ...RECORDED_MODEL,
  info: { id: model, shape, beginId: -1 },
  vocabulary,
};

/** The essay as it is shown before any model has loaded. */
export const ESSAY_TEXT: TextState = { ...EMPTY_TEXT, ...essayDraft(), model: recorded };

/** What could stand at the essay's open place. */
export const CROSSROADS: PlaceDistribution = {
  place: request.place,
  model: recorded,
  distribution: answer,
};

const ids = request.ids.join();

/** Returns whether a text is the essay as it was written, by the model that wrote it. */
export function isEssay(text: TextState): boolean {
  return text.model?.info.id === model && idsOf(text).join() === ids;
}
