import type { TextState } from '@/lib/writer/text-state';
import { MeterLine } from './MeterLine';
import styles from './TextColumn.module.css';
import { TextPage } from './TextPage';
import type { Cursor } from './useCursor';

/** One column of the Lab: the text, its costs below, and the model's name above if there are two. */
export function TextColumn({
  column,
  label,
  text,
  by,
  empty,
  cursor,
  surprise,
  onOpen,
}: {
  readonly column: 'main' | 'second';
  readonly label: string;
  readonly text: TextState;
  readonly by: { readonly title: string; readonly temperature: number } | undefined;
  /** Why there is no text, where there is none. */
  readonly empty?: string | undefined;
  readonly cursor: Cursor;
  readonly surprise: boolean;
  /** Moves the focus to the alternatives at the position in view. */
  readonly onOpen: () => void;
}) {
  return (
    <div className={styles.column}>
      {by && (
        <p className={styles.by}>
          {by.title}, temperature {by.temperature.toFixed(2)}
        </p>
      )}
      {empty && (
        <p className={styles.empty} role="status">
          {empty}
        </p>
      )}
      <TextPage
        name={`lab-${column}`}
        label={label}
        text={text}
        place={cursor.placeIn(column, text)}
        surprise={surprise}
        attentionRow={cursor.column === column ? cursor.attentionRow : undefined}
        onPoint={cursor.point(column)}
        onChoose={cursor.choose(column)}
        onOpen={onOpen}
      />
      <MeterLine text={text} />
    </div>
  );
}
