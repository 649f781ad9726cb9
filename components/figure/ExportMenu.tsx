'use client';

import { type RefObject, useState } from 'react';
import buttonStyles from '@/components/controls/button.module.css';
import { classNames } from '@/components/controls/classNames';
import { lazyPart } from '@/components/controls/lazyPart';
import { MenuButton } from '@/components/controls/MenuButton';
import { useEmbeddableIn } from '@/components/embed/EmbeddableFigures';
import type { Exported } from './exportSvg';
import { useFigureOrigin } from './origin';
import { save } from './save';
import { type FigureTable, toCsv } from './table';

const EmbedDialog = lazyPart(() => import('@/components/embed/EmbedDialog'));

interface ExportMenuProps {
  /** The figure's id, and the file's name without its ending. */
  readonly name: string;
  readonly title: string;
  /** The parts of the picture, from top to bottom. */
  readonly parts: readonly RefObject<HTMLElement | null>[];
  readonly table: (() => FigureTable) | undefined;
  /** The figure's state at this moment, where it has several. */
  readonly step?: number | undefined;
}

type Format = 'csv' | 'svg' | 'png';

const NAMES: Readonly<Record<Format, string>> = {
  csv: 'Table as CSV',
  svg: 'Figure as SVG',
  png: 'Figure as PNG',
};

const EMBED = { id: 'embed', name: 'Copy embed' } as const;

/**
 * The menu that saves a figure as it stands, in the formats that it has, and, in a chapter, makes the
 * code that shows it in another page.
 */
export function ExportMenu({ name, title, parts, table, step }: ExportMenuProps) {
  const chapter = useEmbeddableIn();
  const [embedding, setEmbedding] = useState(false);
  const origin = useFigureOrigin();
  const formats: readonly Format[] = table ? ['csv', 'svg', 'png'] : ['svg', 'png'];
  const [problem, setProblem] = useState<string>();

  const run = async (format: Format) => {
    setProblem(undefined);
    try {
      const found = parts.flatMap(({ current }) => current ?? []);
      save(`${name}.${format}`, await make(format, { title, origin, parts: found }, table));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <>
      <MenuButton<Format | 'embed'>
        className={classNames(buttonStyles.button, buttonStyles.quiet)}
        label={`Export: ${title}`}
        entries={[...formats.map((id) => ({ id, name: NAMES[id] })), ...(chapter ? [EMBED] : [])]}
        onChoose={(id) => (id === 'embed' ? setEmbedding(true) : void run(id))}
      >
        Export
      </MenuButton>
      {embedding && chapter ? (
        <EmbedDialog
          chapter={chapter}
          figure={name}
          title={title}
          step={step}
          onClose={() => setEmbedding(false)}
        />
      ) : null}
      {problem ? <p role="alert">The export failed: {problem}</p> : null}
    </>
  );
}

async function make(
  format: Format,
  exported: Exported,
  table: (() => FigureTable) | undefined,
): Promise<Blob> {
  if (format === 'csv' && table) return new Blob([toCsv(table())], { type: 'text/csv' });
  // Drawing a whole figure anew takes scripts that few readers ever need.
  const { exportSvg } = await import('./exportSvg');
  const drawn = await exportSvg(exported);
  if (format === 'svg') return new Blob([drawn.source], { type: 'image/svg+xml' });
  const { exportPng } = await import('./exportPng');
  return exportPng(drawn);
}
