import type { ReactNode } from 'react';

interface TeacherNotesProps {
  /** How long the chapter takes in class, in minutes. */
  readonly minutes: number;
  /** What to ask, and what to show. */
  readonly children: ReactNode;
}

/** Notes for whoever teaches with the chapter: closed until they are wanted. */
export function TeacherNotes({ minutes, children }: TeacherNotesProps) {
  return (
    <details className="teacher-notes">
      <summary>For teachers: about {minutes} minutes in class</summary>
      {children}
      <p className="teacher-keys">
        Press <kbd>P</kbd> to fill the screen with a figure, the arrow keys to go from one to the
        next, <kbd>Esc</kbd> to come back.
      </p>
    </details>
  );
}
