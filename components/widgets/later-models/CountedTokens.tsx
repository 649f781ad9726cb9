import styles from './LaterModels.module.css';

/** A still picture: a prompt and its answer as one text, and which of it counts for the loss. */
export function CountedTokens() {
  return (
    <div className={styles.chat} translate="no">
      <p>
        <b>User</b>
        <span>Explain the moon landing to a 6 year old in a few sentences.</span>
      </p>
      <p>
        <b>Assistant</b>
        <em>
          People went to the moon, and they took pictures of what they saw, and sent them back to
          the earth so we could all see them.
        </em>
      </p>
      <p>The loss counts what is underlined.</p>
    </div>
  );
}
