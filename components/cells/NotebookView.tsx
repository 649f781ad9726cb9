'use client';

import { useCallback, useId, useState } from 'react';
import { Button } from '@/components/controls/Button';
import type { CodePiece } from '@/lib/cells/highlight';
import type { PythonTwin } from '@/lib/cells/ipynb';
import {
  addCell,
  type CellResult,
  changeCell,
  deleteCell,
  moveCell,
  type Notebook,
} from '@/lib/cells/notebook';
import { CellView } from './CellView';
import type { CellCommand } from './keys';
import { LinkNote } from './LinkNote';
import { NotebookTools } from './NotebookTools';
import styles from './NotebookView.module.css';
import { useCells } from './useCells';
import { useRunner } from './useRunner';

interface KnownCell extends PythonTwin {
  readonly pieces: readonly CodePiece[];
}

interface NotebookViewProps {
  /** What a reader finds at the first visit. */
  readonly starting: Notebook;
  /** The cells that the page comes with, in colours and in Python. */
  readonly known: readonly KnownCell[];
}

/** Cells one below the other, and what can be done with all of them. */
export function NotebookView({ starting, known }: NotebookViewProps) {
  const { notebook, change, leaveLink } = useCells(starting);
  const { cells, fromLink = false } = notebook;
  /** The cell that takes the focus. */
  const [target, setTarget] = useState<number>();
  const hintId = useId();
  const setResult = useCallback(
    (id: number, next: (before: CellResult) => CellResult) =>
      change((before) =>
        changeCell(before, id, (cell) => ({
          ...cell,
          result: next(cell.result ?? { code: cell.code, model: '', outputs: [] }),
        })),
      ),
    [change],
  );
  const runner = useRunner(setResult);
  const { run, running } = runner;

  /** The notebook before something was taken out of it. */
  const [undone, setUndone] = useState<Notebook>();
  const replace = (next: (before: Notebook) => Notebook) => {
    setUndone(notebook);
    change(next);
  };

  const add = (index: number) => {
    const longer = addCell(notebook, index);
    change(() => longer);
    setTarget(longer.cells[index]?.id);
  };
  const command = (at: number, what: CellCommand | 'run-above' | 'up' | 'down') => {
    const cell = cells[at];
    if (!cell) return;
    switch (what) {
      case 'run':
        return run(cells, at);
      case 'run-and-next':
        run(cells, at);
        return at + 1 < cells.length ? setTarget(cells[at + 1]?.id) : add(at + 1);
      case 'run-above':
        return run(cells, 0, at - 1);
      case 'add-above':
        return add(at);
      case 'add-below':
        return add(at + 1);
      case 'delete':
        replace((before) => deleteCell(before, cell.id));
        return setTarget((cells[at + 1] ?? cells[at - 1] ?? cell).id);
      case 'previous':
        return setTarget(cells[at - 1]?.id);
      case 'next':
        return setTarget(cells[at + 1]?.id);
      case 'up':
      case 'down':
        change((before) => moveCell(before, cell.id, what === 'up' ? -1 : 1));
        return setTarget(cell.id);
    }
  };
  const focused = useCallback(() => setTarget(undefined), []);
  const numberOf = (id: number) => cells.findIndex((cell) => cell.id === id) + 1;

  return (
    <div className={styles.notebook}>
      {fromLink ? <LinkNote count={cells.length} onLeave={leaveLink} /> : null}
      <NotebookTools
        notebook={notebook}
        running={running.size > 0}
        onRunAll={() => run(cells, 0, cells.length - 1)}
        onStop={runner.stop}
        twins={known}
        onReset={() => replace(() => starting)}
        onOpen={(opened) => replace(() => opened)}
        onUndo={
          undone &&
          (() => {
            change(() => undone);
            setUndone(undefined);
          })
        }
      />
      <p id={hintId} className="sr-only">
        Escape leaves the code. Shift and Enter run the cell and go on, Control and Enter run it.
      </p>
      {cells.map((cell, at) => (
        <CellView
          key={cell.id}
          cell={cell}
          number={at + 1}
          pieces={known.find(({ code }) => code === cell.code)?.pieces}
          running={running.has(cell.id)}
          waits={runner.waits}
          takesFocus={target === cell.id}
          onFocused={focused}
          numberOf={numberOf}
          onCode={(code) =>
            change((before) => changeCell(before, cell.id, (c) => ({ ...c, code })))
          }
          onCommand={(what) => command(at, what)}
          onStop={runner.stop}
          hintId={hintId}
        />
      ))}
      <div className={styles.end}>
        <Button onPress={() => add(cells.length)}>Add a cell</Button>
      </div>
    </div>
  );
}
