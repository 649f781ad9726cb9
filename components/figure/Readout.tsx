import type { ReactNode } from 'react';
import layout from './layout.module.css';

/** What a drawing says of the mark that is pointed at, or of the whole; only the first is spoken. */
export function Readout({
  isPointed,
  children,
}: {
  readonly isPointed: boolean;
  readonly children: ReactNode;
}) {
  return (
    <p data-mark="readout" className={layout.readout} aria-live={isPointed ? 'polite' : 'off'}>
      {children}
    </p>
  );
}
