'use client';

import { ChapterCell } from '@/components/cells/ChapterCell';
import type { OpenedProps } from '@/components/cells/TouchedCell';
import { CHAPTER_CELLS, type ChapterCellName } from './chapter-cells';

/** A cell of a chapter, with its code and its Python. */
export default function OpenedCell(props: OpenedProps) {
  return <ChapterCell {...props} {...CHAPTER_CELLS[props.id as ChapterCellName]} />;
}
