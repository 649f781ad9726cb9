import open from '@/content/recorded/introduction/guess-open.json';
import several from '@/content/recorded/introduction/guess-several.json';
import sure from '@/content/recorded/introduction/guess-sure.json';
import half from '@/content/recorded/introduction/half.json';
import overview from '@/content/recorded/introduction/overview.json';
import writing from '@/content/recorded/introduction/writing.json';
import { readRecorded } from '@/lib/engine/answered';

/** What storybook said before any model has loaded. */
export const RECORDED_INTRODUCTION = {
  /** Of the sentences of the game, from one that all but ends itself to one that is open. */
  rounds: [sure, several, open].map((file) => readRecorded('guess', file)),
  half: readRecorded('guess', half),
  overview: readRecorded('overview', overview),
  writing: readRecorded('writeText', writing),
} as const;
