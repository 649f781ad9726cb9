import { NotebookView } from '@/components/cells/NotebookView';
import { startingCells } from '@/content/cells';
import { cells } from '@/content/chapters';
import Notes from '@/content/notes/cells.mdx';
import { highlight } from '@/lib/cells/highlight';
import { notebookOf } from '@/lib/cells/notebook';
import { pageMetadata } from '../page-metadata';
import { ToolPage } from '../ToolPage';

export const metadata = pageMetadata(cells);

export default function CellsPage() {
  return (
    <ToolPage tool={cells}>
      <NotebookView
        starting={notebookOf(startingCells.map(({ code }) => code))}
        known={startingCells.map((cell) => ({ ...cell, pieces: highlight(cell.code) }))}
      />
      <Notes />
    </ToolPage>
  );
}
