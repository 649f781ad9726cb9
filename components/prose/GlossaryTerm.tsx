'use client';

import { type ReactNode, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { lazyPart } from '@/components/controls/lazyPart';
import styles from './Term.module.css';

const Definition = lazyPart(() => import('./Definition'));

interface GlossaryTermProps {
  /** The term as the glossary has it. */
  readonly term: string;
  readonly definition: string;
  /** The word in the sentence. */
  readonly children: ReactNode;
}

/**
 * A term of the field that shows its definition by click, touch or key. Without scripts it is plain
 * text; the prose explains each term where it first appears. The popover's code is loaded when a
 * definition is first opened.
 */
export function GlossaryTerm({ term, definition, children }: GlossaryTermProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const note = { term, definition, trigger };
  return (
    <>
      <Button
        ref={trigger}
        className={classNames(styles.term)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        {children}
      </Button>
      {isOpen && <Definition {...note} onClose={() => setOpen(false)} />}
    </>
  );
}
