/** A cell's code as JavaScript; see `compileCell`. */
export interface CompiledCell {
  readonly id: number;
  readonly code: string;
}

/** The script of a worker, and where the cells are in it. */
export interface CellScript {
  readonly script: string;
  /** Returns the cell at a line of the script, and the line in it; both lines from 1. */
  readonly place: (line: number) => { readonly id: number; readonly line: number } | undefined;
}

/**
 * Returns one script that runs cells from top to bottom. Each sees what those above it declare, and
 * may declare the same names: its code is a block inside the block of the one before.
 *
 * @param prelude the code that public/sandbox/prelude.js holds
 * @param shown ids of the cells whose outputs are wanted; the others only run
 */
export function cellScript(
  prelude: string,
  cells: readonly CompiledCell[],
  shown: readonly number[],
): CellScript {
  const head = `${prelude.trimEnd()}\n`;
  const first = head.split('\n').length + 1;
  const lines = [
    `beginCells(${first}, ${JSON.stringify(shown)}, async ($cells) => { "use strict";`,
  ];
  const starts: { readonly id: number; readonly from: number; readonly length: number }[] = [];
  for (const { id, code } of cells) {
    lines.push(`{ $cells.enter(${id});`);
    const own = code.split('\n');
    starts.push({ id, from: head.split('\n').length + lines.length, length: own.length });
    lines.push(...own);
  }
  lines.push(`${'}'.repeat(cells.length)} });`, '//# sourceURL=cells.js');
  return {
    script: head + lines.join('\n'),
    place: (line) => {
      const cell = starts.findLast(({ from }) => from <= line);
      return cell && { id: cell.id, line: Math.min(cell.length, line - cell.from + 1) };
    },
  };
}
