import { RECORDED } from '@/components/workbench/recorded';
import { SNAPSHOTS } from '@/lib/engine/snapshots';
import { mapsOfTrace } from '@/lib/trace/head-weights';
import type { ModelShape, Token } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import file from './learning.json';

/** What a snapshot makes of a sentence, in a line. */
export interface Sample {
  /** The likeliest token after the sentence, as its chip names it, and its probability. */
  readonly likeliest: readonly [string, number];
  readonly text: string;
}

/** What scripts/recordings/learning.ts writes. */
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
  prompt: RECORDED.prompt,
};

/** What one snapshot made of a sentence. */
export interface Frame {
  /** Which of the snapshots. */
  readonly place: number;
  readonly prompt: string;
  /** The T tokens that were read. */
  readonly tokens: readonly Token[];
  readonly shape: ModelShape;
  /** One [H, T, T] array a layer. */
  readonly attention: readonly Float32Array[];
  /** [V], behind the last token. */
  readonly logits: Float32Array;
  readonly vocabulary: Vocabulary;
  readonly sample: Sample | undefined;
}

const { trace } = RECORDED;

/** The last snapshot is the model that recorded the chapter. */
export const RECORDED_FRAME: Frame = {
  place: LEARNING.snapshots.length - 1,
  prompt: RECORDED.prompt,
  tokens: trace.rows.map((row) => row.token),
  shape: trace.shape,
  attention: mapsOfTrace(trace),
  logits: RECORDED.logits,
  vocabulary: RECORDED.vocabulary,
  sample: LEARNING.samples.at(-1),
};
