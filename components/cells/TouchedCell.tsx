'use client';

import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { useStored } from '@/components/storage/stored';
import styles from './ChapterCell.module.css';
import fieldStyles from './CodeField.module.css';
import cellStyles from './cell.module.css';

/** What the reader wants of a cell that is opened. */
type Wanted = 'run' | 'edit' | undefined;

/** What a cell is given once it is touched. */
export interface OpenedProps {
  readonly id: string;
  /** Of the cells of its chapter, from 1. */
  readonly number: number;
  readonly first: Wanted;
  /** What it showed when it was recorded. */
  readonly children: ReactNode;
}

interface TouchedCellProps {
  readonly id: string;
  readonly number: number;
  /** Loads what the cell is from then on. */
  readonly load: () => Promise<{ readonly default: ComponentType<OpenedProps> }>;
  /** The code, in colours. */
  readonly code: ReactNode;
  readonly children: ReactNode;
}

/** Where the reader's change of a chapter's cell is kept. */
export const storedCell = (id: string) => `cell:${id}`;

/** A cell in the prose: text and recorded output, until it is touched; its scripts come only then. */
export function TouchedCell({ id, number, load, code, children }: TouchedCellProps) {
  const [opened, setOpened] = useState<{ Cell: ComponentType<OpenedProps>; first: Wanted }>();
  const [problem, setProblem] = useState(false);
  const [edited] = useStored(storedCell(id));
  const open = async (first: Wanted) => {
    if (opened) return;
    setProblem(false);
    try {
      setOpened({ Cell: (await load()).default, first });
    } catch {
      setProblem(true);
    }
  };
  const latest = useRef(open);
  latest.current = open;
  const isEdited = edited !== null;
  useEffect(() => {
    if (isEdited) void latest.current(undefined);
  }, [isEdited]);
  if (opened) {
    return (
      <opened.Cell id={id} number={number} first={opened.first}>
        {children}
      </opened.Cell>
    );
  }
  return (
    <section className={styles.cell} aria-label={`Cell ${number}`}>
      <div className={fieldStyles.field} translate="no">
        {/* biome-ignore lint/a11y/useSemanticElements: coloured text, which no textarea can show */}
        <div
          className={fieldStyles.text}
          role="textbox"
          aria-label="Code"
          aria-multiline="true"
          tabIndex={0}
          onFocus={() => void open('edit')}
        >
          {code}
        </div>
      </div>
      <div className={classNames(cellStyles.tools, styles.tools, 'needs-script no-print')}>
        <Button onPress={() => void open('run')}>Run</Button>
        <span className={cellStyles.note} role="status">
          {problem && 'It could not be loaded. Check the connection, then press it again.'}
        </span>
      </div>
      <section aria-label={`Output of cell ${number}`}>{children}</section>
    </section>
  );
}
