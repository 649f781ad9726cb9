'use client';

import { Button } from '@/components/controls/Button';
import styles from './LinkNote.module.css';

/** Says that cells came with a link, and what can become of them. */
export function LinkNote({
  count,
  onLeave,
}: {
  readonly count: number;
  readonly onLeave: (how: 'discard' | 'add') => void;
}) {
  return (
    <section className={styles.note} aria-label="Cells from a link">
      <p>
        {count === 1 ? 'This cell' : `These ${count} cells`} came with the link that you followed.
        You did not write {count === 1 ? 'it' : 'them'}: read the code, then run it if you want to.
        Your own cells are kept.
      </p>
      <p className={styles.actions}>
        <Button onPress={() => onLeave('add')}>Add to my cells</Button>
        <Button look="quiet" onPress={() => onLeave('discard')}>
          Back to my cells
        </Button>
      </p>
    </section>
  );
}
