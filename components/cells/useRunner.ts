'use client';

import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import type { RunEnd } from '@/lib/cells/host';
import type { CellResult, CodeCell } from '@/lib/cells/notebook';
import type { CellRequest } from '@/lib/cells/requests';
import type { CellRun } from './start-run';

/** A run that was asked for. */
interface Wanted {
  /** All cells that run, from top to bottom. */
  readonly cells: readonly CodeCell[];
  /** Those whose outputs are shown. */
  readonly shown: readonly number[];
}

export interface Runner {
  /** Ids of the cells that run, or wait for the model. */
  readonly running: ReadonlySet<number>;
  /** True while the model is awaited. */
  readonly waits: boolean;
  /** Runs the cells `from` … `to` of a list; those before them run first, unseen. */
  readonly run: (cells: readonly CodeCell[], from: number, to?: number) => void;
  readonly stop: () => void;
}

const NONE: ReadonlySet<number> = new Set();

/**
 * Runs cells, one run at a time; a new one ends the one before.
 *
 * @param onFinished is told what a run has asked of the model, when it has come to its end
 */
export function useRunner(
  onResult: (id: number, change: (before: CellResult) => CellResult) => void,
  onFinished?: (asked: readonly CellRequest[]) => void,
): Runner {
  const { title, state } = useEngine();
  const figure = useId();
  const [wanted, setWanted] = useState<Wanted>();
  const current = useRef<{ stop: () => void }>(undefined);
  const latest = useRef({ onResult, onFinished });
  latest.current = { onResult, onFinished };

  useEffect(() => {
    if (!wanted || state.status === 'loading') return;
    const { cells, shown } = wanted;
    const last = cells.at(-1);
    if (!last) return;
    const setResult = (id: number, change: (before: CellResult) => CellResult) =>
      latest.current.onResult(id, change);
    for (const { id, code } of cells.filter((cell) => shown.includes(cell.id))) {
      setResult(id, () => ({ code, model: title, outputs: [] }));
    }
    const asked: CellRequest[] = [];
    let ended = false;
    const finish = (end: RunEnd) => {
      if (ended) return;
      ended = true;
      setWanted((now) => (now === wanted ? undefined : now));
      if (end.kind === 'finished') return latest.current.onFinished?.(asked);
      const error =
        end.kind === 'failed' ? end.error : { cell: last.id, message: 'Stopped.', line: undefined };
      // A cell that ran unseen has no place for words: they stand at the first that was to be seen.
      const at = shown.includes(error.cell) ? error.cell : (shown[0] ?? last.id);
      const { line, ...words } = error;
      const shownError = line === undefined ? words : { ...words, line };
      setResult(at, (before) => ({ ...before, error: shownError }));
    };
    if (state.status === 'failed') {
      const message = `${title} is not running: ${state.failure.message}`;
      return finish({ kind: 'failed', error: { cell: last.id, message } });
    }
    const { client, info } = state;
    let run: CellRun | undefined;
    const stop = () => {
      if (run) run.stop();
      else finish({ kind: 'stopped' });
    };
    current.current = { stop };
    import('./start-run')
      .then(({ startRun }) => {
        if (ended) return undefined;
        return startRun({
          cells,
          shown,
          cell: last.id,
          facts: { model: info.id, shape: info.shape, vocabulary: info.vocabulary },
          ask: (task, request, signal) => {
            asked.push({ task, request });
            return client.run(task, request, { figure, signal });
          },
          onOutput: (id, output) =>
            setResult(id, (before) => ({ ...before, outputs: [...before.outputs, output] })),
          onEnd: finish,
        });
      })
      .then((started) => {
        run = started;
        if (ended) started?.stop();
      })
      .catch(() => {
        const message =
          'What runs a cell could not be loaded. Check the connection, then try again.';
        finish({ kind: 'failed', error: { cell: last.id, message } });
      });
    return () => {
      stop();
      current.current = undefined;
    };
    // A change of the model ends a run: its answers would be of two models.
  }, [wanted, state, title, figure]);

  const run = useCallback((cells: readonly CodeCell[], from: number, to = from) => {
    const runs = cells.slice(0, to + 1);
    if (runs.length > 0) setWanted({ cells: runs, shown: runs.slice(from).map(({ id }) => id) });
  }, []);
  const stop = useCallback(() => {
    if (current.current) current.current.stop();
    else setWanted(undefined);
  }, []);
  return {
    running: wanted ? new Set(wanted.shown) : NONE,
    waits: wanted !== undefined && state.status === 'loading',
    run,
    stop,
  };
}
