import { RECORDED_SENTENCE } from '@/components/sentence/recorded';
import file from '@/content/recorded/learning/training.json';
import { SNAPSHOTS } from '@/lib/engine/snapshots';
import type { ForwardPass } from '@/lib/trace/forward-pass';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { RECORDED_LEARNING } from './recorded';

/** What a snapshot makes of a sentence, in a line. */
export interface Sample {
  /** The likeliest token after the sentence, as its chip names it, and its probability. */
  readonly likeliest: readonly [string, number];
  readonly text: string;
}

/** What scripts/record/training.ts writes. */
export interface LearningFile {
  readonly curve: { readonly tokens: readonly number[]; readonly loss: readonly number[] };
  /** One a snapshot. */
  readonly samples: readonly Sample[];
}

const read = file as unknown as LearningFile;

/** Storybook's training: its snapshots, its loss, and what each one made of the first sentence. */
export const LEARNING = {
  snapshots: SNAPSHOTS,
  curve: read.curve,
  samples: read.samples,
  prompt: RECORDED_SENTENCE.prompt,
};

/** What one snapshot made of a sentence. */
export interface Frame {
  /** Which of the snapshots. */
  readonly place: number;
  readonly prompt: string;
  /** With attention and the last logits. */
  readonly pass: ForwardPass;
  readonly vocabulary: Vocabulary;
  readonly sample: Sample | undefined;
}

/** The last snapshot is the model that recorded the notebook's sentence. */
export const RECORDED_FRAME: Frame = {
  place: LEARNING.snapshots.length - 1,
  prompt: LEARNING.prompt,
  pass: { ...RECORDED_LEARNING.attention.answer, ...RECORDED_LEARNING.logits.answer },
  vocabulary: RECORDED_LEARNING.logits.vocabulary,
  sample: LEARNING.samples.at(-1),
};
