/** A cell of a notebook of Jupyter. */
export type JupyterCell = ReturnType<typeof markdownCell> | ReturnType<typeof codeCell>;

/** @param id short, of plain letters, digits and hyphens, and in its notebook no other's */
export const markdownCell = (id: string, source: string) => ({
  cell_type: 'markdown' as const,
  id,
  metadata: {},
  source,
});

/** Python that has not run. @param id see `markdownCell` */
export const codeCell = (id: string, source: string) => ({
  cell_type: 'code' as const,
  execution_count: null,
  id,
  metadata: {},
  outputs: [],
  source,
});

/** Returns cells as a file of Jupyter, nbformat 4.5. */
export function jupyterNotebook(cells: readonly JupyterCell[]): string {
  const notebook = {
    cells,
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, undefined, 1)}\n`;
}
