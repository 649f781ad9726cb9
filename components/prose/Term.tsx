'use client';

import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { Button } from 'react-aria-components';

const Definition = lazy(() => import('./Definition'));

interface TermProps {
  /** The term as the glossary has it. */
  readonly term: string;
  readonly definition: string;
  /** The word as it stands in the sentence. */
  readonly children: ReactNode;
}

/**
 * A word of the field that gives its definition on demand: by click, touch or key. Without
 * scripts it is plain text; the prose explains each term where it first stands. What pops up is
 * loaded when it is first asked for.
 */
export function Term({ term, definition, children }: TermProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const note = { term, definition, trigger };
  return (
    <>
      <Button
        ref={trigger}
        className="term"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        {children}
      </Button>
      <Suspense>{isOpen && <Definition {...note} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
