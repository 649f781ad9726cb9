'use client';

import { type RefObject, useState } from 'react';
import { MenuButton } from '@/components/controls/MenuButton';
import { canvasToPng, exportPng } from './exportPng';
import { exportSvg } from './exportSvg';
import { save } from './save';
import { type FigureTable, toCsv } from './table';

interface ExportMenuProps {
  /** The file's name, without its ending. */
  readonly name: string;
  readonly title: string;
  /** Where the picture is: the first svg[data-picture], else the first svg, else a canvas. */
  readonly picture: RefObject<HTMLElement | null>;
  readonly table: (() => FigureTable) | undefined;
}

type Format = 'csv' | 'svg' | 'png';

const NAMES: Readonly<Record<Format, string>> = {
  csv: 'Table as CSV',
  svg: 'Figure as SVG',
  png: 'Figure as PNG',
};

/** The menu that saves a figure as it stands, in the formats that it has. */
export function ExportMenu({ name, title, picture, table }: ExportMenuProps) {
  const [formats, setFormats] = useState<readonly Format[]>([]);
  const [problem, setProblem] = useState<string>();

  const look = () => {
    const { svg, canvas } = find(picture.current);
    const found: Format[] = [];
    if (table) found.push('csv');
    if (svg) found.push('svg');
    if (svg || canvas) found.push('png');
    setFormats(found);
  };

  const run = async (format: Format) => {
    setProblem(undefined);
    try {
      save(`${name}.${format}`, await make(format, title, picture.current, table));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <>
      <MenuButton
        className="button button-quiet"
        label={`Export: ${title}`}
        entries={formats.map((id) => ({ id, name: NAMES[id] }))}
        onChoose={(format) => void run(format)}
        onOpen={look}
      >
        Export
      </MenuButton>
      {problem ? <p role="alert">The export failed: {problem}</p> : null}
    </>
  );
}

function find(root: HTMLElement | null) {
  const svg =
    root?.querySelector<SVGSVGElement>('svg[data-picture]') ??
    root?.querySelector<SVGSVGElement>('svg');
  return { svg, canvas: root?.querySelector('canvas') };
}

async function make(
  format: Format,
  title: string,
  root: HTMLElement | null,
  table: (() => FigureTable) | undefined,
): Promise<Blob> {
  if (format === 'csv' && table) return new Blob([toCsv(table())], { type: 'text/csv' });
  const { svg, canvas } = find(root);
  if (svg) {
    const drawn = exportSvg(svg, title);
    if (format === 'svg') return new Blob([drawn.source], { type: 'image/svg+xml' });
    return exportPng(drawn);
  }
  if (canvas) return canvasToPng(canvas);
  throw new Error('The figure is not on the page any more.');
}
