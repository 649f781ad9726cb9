'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { useStored } from '@/components/storage/stored';
import styles from './ChapterCell.module.css';
import cellStyles from './cell.module.css';
import { LoneCode, LoneOutput } from './LoneCell';
import { type OpenedProps, storedCell } from './TouchedCell';
import { useLoneCell } from './useLoneCell';

interface ChapterCellProps extends OpenedProps {
  /** As the chapter has it. */
  readonly code: string;
  readonly python: string;
}

/** A cell of a chapter that is run and changed where it stands. */
export function ChapterCell(props: ChapterCellProps) {
  const { id, number, first, code: own, python, children } = props;
  const [edited, edit] = useStored(storedCell(id));
  const [inPython, showPython] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const cell = useLoneCell(own, edited, frame);
  const { running, run } = cell;
  const begin = useRef({ first, run, enter: cell.enter });
  useEffect(() => {
    const { first: wanted, ...actions } = begin.current;
    // What was wanted is done once, however often effects run.
    begin.current = { first: undefined, ...actions };
    if (wanted === 'run') actions.run();
    if (wanted === 'edit') actions.enter();
  }, []);
  return (
    <section
      ref={frame}
      className={styles.cell}
      aria-label={`Cell ${number}`}
      tabIndex={-1}
      onKeyDownCapture={(event) => cell.press(event, run)}
    >
      <LoneCode cell={cell} onChange={(next) => edit(next === own ? null : next)} />
      <div className={classNames(cellStyles.tools, styles.tools, 'no-print')}>
        {running ? (
          <Button onPress={cell.stop}>Stop</Button>
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
              cell.forget();
            }}
          >
            As it was
          </Button>
        )}
        <Button look="quiet" onPress={() => showPython(!inPython)} aria-expanded={inPython}>
          In Python
        </Button>
        <span className={cellStyles.note} role="status">
          {running && (cell.waits ? 'Runs when the model is ready.' : 'Running …')}
        </span>
      </div>
      {inPython ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        <pre className={classNames(cellStyles.python, styles.python)} tabIndex={0} translate="no">
          {python}
        </pre>
      ) : null}
      <section aria-label={`Output of cell ${number}`} aria-busy={running}>
        {cell.result ? <LoneOutput cell={cell} /> : children}
      </section>
    </section>
  );
}
