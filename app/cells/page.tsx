import type { Metadata } from 'next';
import { NotebookView } from '@/components/cells/NotebookView';
import { startingCells } from '@/content/cells';
import { cells } from '@/content/chapters';
import Notes from '@/content/notes/cells.mdx';
import { highlight } from '@/lib/cells/highlight';
import { notebookOf } from '@/lib/cells/notebook';
import openingStyles from '../short-opening.module.css';

const { title, question } = cells;

export const metadata: Metadata = {
  title,
  description: question,
  openGraph: { title, description: question },
};

export default function CellsPage() {
  return (
    <article className="page-grid chapter">
      <header className={openingStyles.opening}>
        <h1>{title}</h1>
        <p>{question}</p>
      </header>
      <NotebookView
        starting={notebookOf(startingCells.map(({ code }) => code))}
        known={startingCells.map((cell) => ({ ...cell, pieces: highlight(cell.code) }))}
      />
      <Notes />
    </article>
  );
}
