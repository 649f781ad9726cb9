import { CHAPTER_CELLS } from '@/content/chapter-cells';
import cells from '@/content/recorded/chapter-cells.json';
import type { Output } from '@/lib/cells/outputs';
import { decode } from '@/lib/trace/codec';
import { type Shown, shownBy } from './figure-code';
import { codedFiles, recordedCode } from './recorded-code';

/** The Python beside a figure or a cell, and what it computes on storybook. */
export interface PythonCode {
  /** The recorded answer, or the chapter's cell. */
  readonly file: string;
  readonly python: string;
  /** Texts, and lists of numbers. */
  readonly shown: readonly Shown[];
}

/** Its seeds draw other numbers in Python. */
const DRAWN = 'auto-regression/seeds';

/** Returns the Python of every figure that shows its code, and of the chapters' cells. */
export async function allPython(): Promise<readonly PythonCode[]> {
  const outputs = decode(cells.outputs) as Record<string, readonly Output[]>;
  const ofCells = Object.entries(CHAPTER_CELLS)
    .filter(([name]) => name !== DRAWN)
    .map(([name, { python }]) => ({
      ...{ file: `chapter-cells/${name}`, python },
      shown: (outputs[name] ?? []).map(shownBy),
    }));
  const ofFigures = codedFiles.map(async (file) => {
    const { python, shown } = await recordedCode(file);
    return { file, python, shown };
  });
  return [...(await Promise.all(ofFigures)), ...ofCells];
}
