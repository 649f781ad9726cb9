import { RecordedCell } from '@/components/cells/RecordedCell';
import type { Output } from '@/lib/cells/outputs';
import { decode } from '@/lib/trace/codec';
import { CHAPTER_CELLS, type ChapterCellName } from './chapter-cells';
import recorded from './recorded/chapter-cells.json';

const outputs = decode(recorded.outputs) as Readonly<Record<ChapterCellName, readonly Output[]>>;

/** A cell in the prose of a chapter. */
export function ProseCell({ id }: { readonly id: ChapterCellName }) {
  return (
    <RecordedCell id={id} {...CHAPTER_CELLS[id]} model={recorded.model} outputs={outputs[id]} />
  );
}
