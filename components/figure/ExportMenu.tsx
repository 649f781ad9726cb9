'use client';

import { type RefObject, useState } from 'react';
import buttonStyles from '@/components/controls/button.module.css';
import { classNames } from '@/components/controls/classNames';
import { MenuButton } from '@/components/controls/MenuButton';
import type { Exported } from './exportSvg';
import { useFigureOrigin } from './origin';
import { save } from './save';
import { type FigureTable, toCsv } from './table';

interface ExportMenuProps {
  /** The file's name, without its ending. */
  readonly name: string;
  readonly title: string;
  /** The parts of the picture, from top to bottom. */
  readonly parts: readonly RefObject<HTMLElement | null>[];
  readonly table: (() => FigureTable) | undefined;
}

type Format = 'csv' | 'svg' | 'png';

const NAMES: Readonly<Record<Format, string>> = {
  csv: 'Table as CSV',
  svg: 'Figure as SVG',
  png: 'Figure as PNG',
};

/** The menu that saves a figure as it stands, in the formats that it has. */
export function ExportMenu({ name, title, parts, table }: ExportMenuProps) {
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
      <MenuButton
        className={classNames(buttonStyles.button, buttonStyles.quiet)}
        label={`Export: ${title}`}
        entries={formats.map((id) => ({ id, name: NAMES[id] }))}
        onChoose={(format) => void run(format)}
      >
        Export
      </MenuButton>
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
