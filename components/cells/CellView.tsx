'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { lazyPart } from '@/components/controls/lazyPart';
import type { CodePiece } from '@/lib/cells/highlight';
import type { CodeCell } from '@/lib/cells/notebook';
import styles from './CellView.module.css';
import { CodeField, type CodeFieldHandle } from './CodeField';
import cellStyles from './cell.module.css';
import { type CellCommand, commandOf, isCompleting } from './keys';

const OutputList = lazyPart(
  () => import('./OutputList'),
  <p className={cellStyles.note}>The output is being drawn.</p>,
);

interface CellViewProps {
  readonly cell: CodeCell;
  /** From 1. */
  readonly number: number;
  readonly pieces: readonly CodePiece[] | undefined;
  readonly running: boolean;
  /** The model is still loading, and the cell waits for it. */
  readonly waits: boolean;
  /** True when the cell has just become the one in hand: it takes the focus. */
  readonly takesFocus: boolean;
  readonly onFocused: () => void;
  /** Returns the number of another cell, by its id. */
  readonly numberOf: (id: number) => number;
  readonly onCode: (code: string) => void;
  readonly onCommand: (command: CellCommand | 'run-above' | 'up' | 'down') => void;
  readonly onStop: () => void;
  readonly hintId: string;
}

/** How close two keys must follow each other to be one command, in ms. */
const SOON = 800;

/** A cell: its code, what can be done with it, and below it what it showed. */
export function CellView(props: CellViewProps) {
  const { cell, number, pieces, running, waits, takesFocus, onFocused, onCommand } = props;
  const section = useRef<HTMLElement>(null);
  const code = useRef<CodeFieldHandle>(null);
  const before = useRef({ key: '', at: 0 });
  const name = `Cell ${number}`;

  useEffect(() => {
    if (!takesFocus) return;
    section.current?.focus({ preventScroll: true });
    section.current?.scrollIntoView({ block: 'nearest' });
    onFocused();
  }, [takesFocus, onFocused]);

  const press = (event: KeyboardEvent) => {
    const onCell = event.target === section.current;
    const { key, at } = before.current;
    const last = onCell && event.timeStamp - at < SOON ? key : undefined;
    const command = commandOf(event, onCell, last);
    before.current = { key: onCell ? event.key : '', at: event.timeStamp };
    if (!command || (command === 'leave' && isCompleting(event.target))) return;
    // The editor has a meaning of its own for these keys.
    event.preventDefault();
    event.stopPropagation();
    code.current?.closeOffer();
    if (command === 'delete') before.current = { key: '', at: 0 };
    if (command === 'edit') code.current?.edit();
    else if (command === 'leave') section.current?.focus();
    else onCommand(command);
  };

  return (
    <section
      ref={section}
      className={styles.cell}
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys act on the cell that has the focus
      tabIndex={0}
      onKeyDownCapture={press}
    >
      <div className={styles.number} aria-hidden="true" translate="no">
        {number}
      </div>
      <div className={styles.body}>
        <CodeField
          ref={code}
          code={cell.code}
          pieces={pieces}
          describedBy={props.hintId}
          onChange={props.onCode}
        />
        <div className={classNames(cellStyles.tools, 'needs-script no-print')}>
          {running ? (
            <Button onPress={props.onStop}>Stop</Button>
          ) : (
            <Button onPress={() => onCommand('run')}>Run</Button>
          )}
          <span className={cellStyles.note} role="status">
            {running && (waits ? 'Runs when the model is ready.' : 'Running …')}
          </span>
          <span className={styles.more}>
            <Button look="quiet" isDisabled={number === 1} onPress={() => onCommand('run-above')}>
              Run above
            </Button>
            <Button look="quiet" isDisabled={number === 1} onPress={() => onCommand('up')}>
              Move up
            </Button>
            <Button look="quiet" onPress={() => onCommand('down')}>
              Move down
            </Button>
            <Button look="quiet" onPress={() => onCommand('delete')}>
              Delete
            </Button>
            <Button look="quiet" onPress={() => onCommand('add-below')}>
              Add below
            </Button>
          </span>
        </div>
        {cell.result ? (
          <section
            className={styles.output}
            aria-label={`Output of cell ${number}`}
            aria-busy={running}
          >
            <OutputList
              result={cell.result}
              changed={cell.result.code !== cell.code}
              running={running}
              own={cell.id}
              numberOf={props.numberOf}
            />
          </section>
        ) : null}
      </div>
    </section>
  );
}
