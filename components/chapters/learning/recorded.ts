import surprise from '@/content/recorded/learning/surprise.json';
import { readRecorded } from '@/lib/engine/answered';

/** What storybook said before any model has loaded. */
export const RECORDED = {
  surprise: readRecorded('surprise', surprise),
} as const;
