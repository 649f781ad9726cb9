import { CodePieces } from '@/components/cells/CodePieces';
import { StillOutputs } from '@/components/cells/StillOutput';
import { highlight } from '@/lib/cells/highlight';
import type { Output } from '@/lib/cells/outputs';
import { decode } from '@/lib/trace/codec';
import { ClosedCell } from './ClosedCell';
import { CHAPTER_CELLS, type ChapterCellName } from './chapter-cells';
import recorded from './recorded/chapter-cells.json';

const outputs = decode(recorded.outputs) as Readonly<Record<ChapterCellName, readonly Output[]>>;

/** A cell in the prose of a chapter: its colours are made, and its outputs drawn, with the page. */
export function ProseCell({ id }: { readonly id: ChapterCellName }) {
  const [chapter = ''] = id.split('/');
  const own = Object.keys(CHAPTER_CELLS).filter((name) => name.startsWith(`${chapter}/`));
  return (
    <ClosedCell
      id={id}
      number={own.indexOf(id) + 1}
      code={<CodePieces pieces={highlight(CHAPTER_CELLS[id].code)} />}
    >
      <StillOutputs outputs={outputs[id]} model={recorded.model} />
    </ClosedCell>
  );
}
