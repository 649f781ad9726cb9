import { catalog } from './catalog';
import { chapterCells } from './cells';
import type { MadeFile } from './made-file';
import { mixed } from './mixed';
import { rowsInTraining } from './rows-in-training';
import { training } from './training';
import { valueLengths } from './value-lengths';

/** All of them: `npm run record` writes them, a test makes them again and compares. */
export const MADE_FILES: readonly MadeFile[] = [
  ...training,
  ...catalog,
  valueLengths,
  rowsInTraining,
  mixed,
  chapterCells,
];
