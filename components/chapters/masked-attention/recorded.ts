import ablation from '@/content/recorded/masked-attention/ablation.json';
import ablationZero from '@/content/recorded/masked-attention/ablation-zero.json';
import futureLeak from '@/content/recorded/masked-attention/future-leak.json';
import headScores from '@/content/recorded/masked-attention/head-scores.json';
import headsOff from '@/content/recorded/masked-attention/heads-off.json';
import projection from '@/content/recorded/masked-attention/output-projection.json';
import steps from '@/content/recorded/masked-attention/steps.json';
import unmasked from '@/content/recorded/masked-attention/unmasked.json';
import attention from '@/content/recorded/sentence-attention.json';
import { readRecorded } from '@/lib/engine/answered';

/** What storybook said of the notebook's own sentence. */
export const RECORDED_ATTENTION = {
  attention: readRecorded('inspect', attention),
  /** Of the open head only, as are the steps. */
  unmasked: readRecorded('inspect', unmasked),
  steps: readRecorded('inspect', steps),
  /** Of the open head, with the numbers of one place. */
  projection: readRecorded('outputProjection', projection),
  headScores: readRecorded('headScores', headScores),
  futureLeak: readRecorded('futureLeak', futureLeak),
  ablation: { mean: readRecorded('ablate', ablation), zero: readRecorded('ablate', ablationZero) },
  headsOff: readRecorded('headsOff', headsOff),
} as const;
