import type { ReactNode } from 'react';
import styles from './TeacherNotes.module.css';

interface TeacherNotesProps {
  /** How long the chapter takes in class, in minutes. */
  readonly minutes: number;
  /** What to ask, and what to show. */
  readonly children: ReactNode;
}

/** Notes for a teacher, in a disclosure that is closed at first. */
export function TeacherNotes({ minutes, children }: TeacherNotesProps) {
  return (
    <details className={styles.notes}>
      <summary>For teachers: about {minutes} minutes in class</summary>
      {children}
      <p>
        The model of this site has read stories for children, without words that do not belong in a
        classroom; some of them are a century old. GPT‑2, which can be chosen under Model, learned
        from the open web: it can write falsehoods and offence. Try your prompts before the lesson.
      </p>
      <p className={styles.keys}>
        Press <kbd>P</kbd> to fill the screen with a figure, the arrow keys to go through its states
        and on to the next, <kbd>Esc</kbd> to come back.
      </p>
    </details>
  );
}
