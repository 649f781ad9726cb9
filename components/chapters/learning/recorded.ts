import surprise from '@/content/recorded/learning/surprise.json';
import attention from '@/content/recorded/sentence-attention.json';
import logits from '@/content/recorded/sentence-logits.json';
import { readRecorded } from '@/lib/engine/answered';

/** What storybook said before any model has loaded. */
export const RECORDED_LEARNING = {
  surprise: readRecorded('surprise', surprise),
  attention: readRecorded('inspect', attention),
  logits: readRecorded('inspect', logits),
} as const;
