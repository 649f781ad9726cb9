import styles from './ThreeTexts.module.css';

/** A text that goes on from the prompt, with what was done to the model. */
export interface ShownText {
  readonly name: string;
  readonly note: string;
  readonly text: string;
}

/** Continuations of one prompt, side by side. */
export function ThreeTexts({
  prompt,
  texts,
  isPale,
}: {
  readonly prompt: string;
  readonly texts: readonly ShownText[];
  /** True where they were written with other settings than those in view. */
  readonly isPale: boolean;
}) {
  return (
    <div className={styles.texts} data-pale={isPale || undefined}>
      {texts.map(({ name, note, text }) => (
        <section key={name} aria-label={name}>
          <p className={styles.name}>{name}</p>
          <p className={styles.note}>{note}</p>
          <p className={styles.text} dir="auto">
            <span className={styles.prompt}>{prompt}</span>
            {text}
          </p>
        </section>
      ))}
    </div>
  );
}
