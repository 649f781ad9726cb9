import { autoRegressionCells } from './auto-regression';
import { circuitsCells } from './circuits';
import { embeddingsCells } from './embeddings';
import { insideABlockCells } from './inside-a-block';
import { introductionCells } from './introduction';
import { learningCells } from './learning';
import { maskedAttentionCells } from './masked-attention';
import { positionalEncodingCells } from './positional-encoding';

/** A cell of a chapter, and the same question in Python; each runs by itself. */
export interface ChapterCode {
  readonly code: string;
  /** Follows lib/cells/ipynb.ts’s first cell, and ends with what the TypeScript shows. */
  readonly python: string;
}

/** The cells in the chapters, by `chapter/name`; `npm run record` writes what each shows. */
export const CHAPTER_CELLS = {
  ...introductionCells,
  ...embeddingsCells,
  ...positionalEncodingCells,
  ...maskedAttentionCells,
  ...insideABlockCells,
  ...autoRegressionCells,
  ...learningCells,
  ...circuitsCells,
} as const satisfies Readonly<Record<string, ChapterCode>>;

export type ChapterCellName = keyof typeof CHAPTER_CELLS;
