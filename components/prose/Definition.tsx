'use client';

import type { RefObject } from 'react';
import { Dialog, Heading, Popover } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import styles from './Definition.module.css';

/** The open definition of a term, in a popover. */
export default function Definition({
  term,
  definition,
  trigger,
  onClose,
}: {
  readonly term: string;
  readonly definition: string;
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}) {
  return (
    <Popover
      placement="top"
      offset={4}
      className={classNames(styles.definition)}
      triggerRef={trigger}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      {...insideMain()}
    >
      <Dialog className={classNames(styles.text)}>
        <Heading slot="title" className={classNames(styles.term)}>
          {term}
        </Heading>
        <p>{definition}</p>
      </Dialog>
    </Popover>
  );
}

/** Puts the popover into the page's main landmark, where assistive technology expects it. */
function insideMain() {
  const main = document.querySelector('main');
  return main ? { UNSTABLE_portalContainer: main } : {};
}
