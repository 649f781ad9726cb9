'use client';

import {
  type KeyboardEvent,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useId,
  useRef,
  useState,
} from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { useStored } from '@/components/storage/stored';
import type { CodePiece } from '@/lib/cells/highlight';
import type { CellResult } from '@/lib/cells/notebook';
import styles from './ChapterCell.module.css';
import { CodeField } from './CodeField';
import { commandOf, isCompleting } from './keys';
import { useRunner } from './useRunner';

const OutputList = lazy(() => import('./OutputList'));

interface ChapterCellProps {
  /** Unique in the notebook: what the reader makes of the code is kept under it. */
  readonly id: string;
  /** The code as the chapter has it, in colours. */
  readonly pieces: readonly CodePiece[];
  readonly python: string;
  /** What it showed when it was recorded. */
  readonly children: ReactNode;
}

/** A cell in the prose: code and what it showed, to be changed and run. */
export function ChapterCell({ id, pieces, python, children }: ChapterCellProps) {
  const own = pieces.map(([text]) => text).join('');
  const [edited, edit] = useStored(`cell:${id}`);
  const [result, setResult] = useState<CellResult>();
  const [inPython, showPython] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const hintId = useId();
  const code = edited ?? own;
  const change = useCallback((_: number, next: (before: CellResult) => CellResult) => {
    setResult((before) => next(before ?? { code: '', model: '', outputs: [] }));
  }, []);
  const runner = useRunner(change);
  const running = runner.running.size > 0;
  const run = () => runner.run([{ id: 1, code }], 0);
  const press = (event: KeyboardEvent) => {
    const command = commandOf(event, false);
    if (!command || (command === 'leave' && isCompleting(event.target))) return;
    event.preventDefault();
    event.stopPropagation();
    if (command === 'leave') frame.current?.focus();
    else run();
  };
  return (
    <section
      ref={frame}
      className={styles.cell}
      aria-label="Cell"
      tabIndex={-1}
      onKeyDownCapture={press}
    >
      <p id={hintId} className="sr-only">
        Escape leaves the code. Control and Enter run it.
      </p>
      <CodeField
        ref={null}
        code={code}
        pieces={code === own ? pieces : undefined}
        describedBy={hintId}
        onChange={(next) => edit(next === own ? null : next)}
      />
      <div className={classNames(styles.tools, 'needs-script no-print')}>
        {running ? <Button onPress={runner.stop}>Stop</Button> : <Button onPress={run}>Run</Button>}
        {edited === null ? null : (
          <Button
            look="quiet"
            onPress={() => {
              edit(null);
              setResult(undefined);
            }}
          >
            As it was
          </Button>
        )}
        <Button look="quiet" onPress={() => showPython(!inPython)} aria-expanded={inPython}>
          In Python
        </Button>
        <span className={styles.state} role="status">
          {running && (runner.waits ? 'Runs when the model is ready.' : 'Running …')}
        </span>
      </div>
      {inPython ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        <pre className={styles.python} tabIndex={0} translate="no">
          {python}
        </pre>
      ) : null}
      <section aria-label="Output" aria-busy={running}>
        {result ? (
          <Suspense fallback={children}>
            <OutputList
              result={result}
              changed={result.code !== code}
              running={running}
              own={1}
              numberOf={() => 1}
            />
          </Suspense>
        ) : (
          children
        )}
      </section>
    </section>
  );
}
