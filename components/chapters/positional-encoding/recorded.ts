import sum from '@/content/recorded/positional-encoding/embedding-sum.json';
import learned from '@/content/recorded/positional-encoding/learned.json';
import sinusoidal from '@/content/recorded/positional-encoding/sinusoidal.json';
import order from '@/content/recorded/positional-encoding/word-order.json';
import { readRecorded } from '@/lib/engine/answered';

/** What storybook said of the notebook's own sentence and of its position table. */
export const RECORDED_POSITIONS = {
  order: readRecorded('reorder', order),
  sum: readRecorded('embeddingSum', sum),
  learned: readRecorded('positions', learned),
  sinusoidal: readRecorded('positions', sinusoidal),
} as const;
