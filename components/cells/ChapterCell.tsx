'use client';

import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { useStored } from '@/components/storage/stored';
import { highlight } from '@/lib/cells/highlight';
import type { CellResult } from '@/lib/cells/notebook';
import styles from './ChapterCell.module.css';
import { CodeField, type CodeFieldHandle } from './CodeField';
import { commandOf, isCompleting } from './keys';
import OutputList from './OutputList';
import { type OpenedProps, storedCell } from './TouchedCell';
import { useRunner } from './useRunner';

interface ChapterCellProps extends OpenedProps {
  /** As the chapter has it. */
  readonly code: string;
  readonly python: string;
}

/** A cell of a chapter that is run and changed where it stands. */
export function ChapterCell(props: ChapterCellProps) {
  const { id, number, first, code: own, python, children } = props;
  const [edited, edit] = useStored(storedCell(id));
  const [result, setResult] = useState<CellResult>();
  const [inPython, showPython] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const field = useRef<CodeFieldHandle>(null);
  const hintId = useId();
  const code = edited ?? own;
  const pieces = useMemo(() => highlight(own), [own]);
  const change = useCallback((_: number, next: (before: CellResult) => CellResult) => {
    setResult((before) => next(before ?? { code: '', model: '', outputs: [] }));
  }, []);
  const runner = useRunner(change);
  const running = runner.running.size > 0;
  const run = () => runner.run([{ id: 1, code }], 0);
  const begin = useRef({ first, run });
  useEffect(() => {
    const { first: wanted, run: start } = begin.current;
    // What was wanted is done once, however often effects run.
    begin.current = { first: undefined, run: start };
    if (wanted === 'run') start();
    if (wanted === 'edit') field.current?.edit();
  }, []);
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
      aria-label={`Cell ${number}`}
      tabIndex={-1}
      onKeyDownCapture={press}
    >
      <p id={hintId} className="sr-only">
        Escape leaves the code. Control and Enter run it.
      </p>
      <CodeField
        ref={field}
        code={code}
        pieces={code === own ? pieces : undefined}
        describedBy={hintId}
        onChange={(next) => edit(next === own ? null : next)}
      />
      <div className={classNames(styles.tools, 'no-print')}>
        {running ? (
          <Button onPress={runner.stop}>Stop</Button>
        ) : (
          // The button that was pressed was another: the focus goes on to this one.
          <Button autoFocus={first === 'run'} onPress={run}>
            Run
          </Button>
        )}
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
      <section aria-label={`Output of cell ${number}`} aria-busy={running}>
        {result ? (
          <OutputList
            result={result}
            changed={result.code !== code}
            running={running}
            own={1}
            numberOf={() => 1}
          />
        ) : (
          children
        )}
      </section>
    </section>
  );
}
