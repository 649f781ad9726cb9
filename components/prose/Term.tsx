'use client';

import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';

interface TermProps {
  /** The term as the glossary has it. */
  readonly term: string;
  readonly definition: string;
  /** The word as it stands in the sentence. */
  readonly children: ReactNode;
}

/**
 * A word of the field that gives its definition on demand: by click, touch or key. Without
 * scripts it is plain text; the prose explains each term where it first stands.
 */
export function Term({ term, definition, children }: TermProps) {
  return (
    <DialogTrigger>
      <Button className="term">{children}</Button>
      <Popover placement="top" offset={4} className="definition" {...insideMain()}>
        <Dialog className="definition-text">
          <Heading slot="title" className="definition-term">
            {term}
          </Heading>
          <p>{definition}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Keeps what pops up inside the page's main landmark, where assistive technology expects it. */
function insideMain() {
  const main = typeof document === 'undefined' ? null : document.querySelector('main');
  return main ? { UNSTABLE_portalContainer: main } : {};
}
