import { decode, encode } from '@/lib/trace/codec';
import * as z from '@/lib/zod';
import { type Output, outputSchema } from './outputs';

/** The most characters of a cell's code, and the most cells. */
export const MOST_CODE = 20_000;
export const MOST_IN_NOTEBOOK = 60;
/** What cells show is kept up to this many characters a cell, and in all: storage is small and slow. */
const MOST_KEPT = 400_000;
const MOST_KEPT_IN_ALL = 1_500_000;

const errorSchema = z.object({
  cell: z.int(),
  message: z.string().check(z.maxLength(2100)),
  line: z.optional(z.int()),
});

/** What a cell showed when it last ran. */
const resultSchema = z.object({
  /** The code that showed it. */
  code: z.string().check(z.maxLength(MOST_CODE)),
  /** The title of the model that answered. */
  model: z.string().check(z.maxLength(64)),
  outputs: z.array(outputSchema),
  error: z.optional(errorSchema),
});

const cellSchema = z.object({
  /** Unique in its notebook. */
  id: z.int().check(z.minimum(1)),
  code: z.string().check(z.maxLength(MOST_CODE)),
  result: z.optional(resultSchema),
});

const notebookSchema = z.object({
  cells: z.array(cellSchema).check(z.minLength(1), z.maxLength(MOST_IN_NOTEBOOK)),
  /** True for cells of a link: nobody in this browser has written them. */
  fromLink: z.optional(z.boolean()),
});

export type CellResult = z.infer<typeof resultSchema>;
export type CodeCell = z.infer<typeof cellSchema>;
export type Notebook = z.infer<typeof notebookSchema>;

/** Returns a notebook of these cells, none of which has run. */
export function notebookOf(codes: readonly string[], fromLink = false): Notebook {
  const cells = codes.map((code, i) => ({ id: i + 1, code }));
  return fromLink ? { cells, fromLink } : { cells };
}

/** Adds an empty cell, before the one at `index`. Returns the same notebook where it is full. */
export function addCell(notebook: Notebook, index: number, code = ''): Notebook {
  const { cells } = notebook;
  if (cells.length >= MOST_IN_NOTEBOOK) return notebook;
  const id = Math.max(...cells.map((cell) => cell.id)) + 1;
  return { ...notebook, cells: cells.toSpliced(index, 0, { id, code }) };
}

/** Takes a cell out; the last one is emptied instead. */
export function deleteCell(notebook: Notebook, id: number): Notebook {
  const cells = notebook.cells.filter((cell) => cell.id !== id);
  return { ...notebook, cells: cells.length > 0 ? cells : [{ id, code: '' }] };
}

/** Moves a cell up (−1) or down (1), as far as there is room. */
export function moveCell(notebook: Notebook, id: number, by: -1 | 1): Notebook {
  const from = notebook.cells.findIndex((cell) => cell.id === id);
  const cell = notebook.cells[from];
  if (!cell || !notebook.cells[from + by]) return notebook;
  return { ...notebook, cells: notebook.cells.toSpliced(from, 1).toSpliced(from + by, 0, cell) };
}

/** Changes one cell. */
export function changeCell(
  notebook: Notebook,
  id: number,
  change: (cell: CodeCell) => CodeCell,
): Notebook {
  return {
    ...notebook,
    cells: notebook.cells.map((cell) => (cell.id === id ? change(cell) : cell)),
  };
}

/** Returns a notebook as it is kept on the device, and in a file; what is large of the outputs is left out. */
export function writeNotebook(notebook: Notebook): string {
  let all = 0;
  const cells = notebook.cells.map(({ result, ...cell }) => {
    const size = result ? charactersOf(result) : 0;
    if (!result || size > MOST_KEPT || all + size > MOST_KEPT_IN_ALL) return cell;
    all += size;
    return { ...cell, result: encode(result, 32) };
  });
  return JSON.stringify({ ...notebook, cells });
}

/** About as many as the outputs are in a file: base64 has 16 characters for three numbers. */
const charactersOf = ({ outputs }: CellResult) =>
  outputs.reduce((sum, output) => sum + charactersIn(output), 0);

function charactersIn(output: Output): number {
  switch (output.kind) {
    case 'text':
      return output.text.length;
    case 'table':
      return output.rows.flat().reduce<number>((sum, cell) => sum + String(cell).length + 3, 0);
    case 'attention':
      return output.weights.length * (16 / 3);
    case 'vector':
    case 'matrix':
      return output.values.length * (16 / 3);
    default:
      // At most 200 of each, with names.
      return 2000;
  }
}

/** Returns what `writeNotebook` wrote; undefined for anything else. */
export function readNotebook(text: string | null): Notebook | undefined {
  return z.readJson(notebookSchema, text, decode);
}
