import styles from './ForClass.module.css';

/** The head of a hand-out: who fills it in, and when. On screen it is not there. */
export function HandOut() {
  return (
    <div className={styles.handOut} aria-hidden="true">
      <p>Name:</p>
      <p>Class:</p>
      <p>Date:</p>
    </div>
  );
}
