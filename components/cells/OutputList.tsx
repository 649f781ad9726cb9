'use client';

import type { CellResult } from '@/lib/cells/notebook';
import cellStyles from './cell.module.css';
import styles from './OutputList.module.css';
import { OutputView } from './OutputView';
import { useDrawn } from './useDrawn';

interface OutputListProps {
  readonly result: CellResult;
  /** True where the code is not the code that showed this. */
  readonly changed: boolean;
  readonly running: boolean;
  /** The id of the cell. */
  readonly own: number;
  /** Returns the number of a cell, from 1, by its id; 0 for one that is gone. */
  readonly numberOf: (id: number) => number;
}

/** What a cell showed, its error, and whose answers these are. */
export default function OutputList({ result, changed, running, own, numberOf }: OutputListProps) {
  const { outputs, error, model } = result;
  const drawn = useDrawn(outputs);
  const quiet = outputs.length === 0 && !error && !running;
  return (
    <div
      className={styles.list}
      data-changed={changed || undefined}
      data-many={outputs.length > 12 || undefined}
    >
      {outputs.slice(0, drawn).map((output, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an output is its place
        <OutputView key={at} output={output} />
      ))}
      {error ? (
        <p role="alert" className={styles.error}>
          {error.line === undefined ? null : (
            <span className={styles.line}>
              {error.cell === own ? 'Line' : `Cell ${numberOf(error.cell)}, which runs first, line`}{' '}
              {error.line}.{' '}
            </span>
          )}
          {error.message}
        </p>
      ) : null}
      {quiet ? <p className={cellStyles.note}>It ran, and showed nothing.</p> : null}
      {running ? null : (
        <p className={cellStyles.note}>
          By {model}.{changed ? ' The code was changed since.' : ''}
        </p>
      )}
    </div>
  );
}
