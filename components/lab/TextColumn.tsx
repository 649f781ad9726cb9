import type { TextState } from '@/lib/writer/text-state';
import { MeterLine } from './MeterLine';
import { TextPage } from './TextPage';
import type { Cursor } from './useCursor';

/** One of the Lab's texts, with what it costs below it and, beside another, who writes it above. */
export function TextColumn({
  column,
  label,
  text,
  by,
  cursor,
  surprise,
  onOpen,
}: {
  readonly column: 'main' | 'second';
  readonly label: string;
  readonly text: TextState;
  readonly by: { readonly title: string; readonly temperature: number } | undefined;
  readonly cursor: Cursor;
  readonly surprise: boolean;
  /** Goes to what else could stand at the place in view. */
  readonly onOpen: () => void;
}) {
  return (
    <div className="lab-column">
      {by && (
        <p className="lab-by">
          {by.title}, temperature {by.temperature.toFixed(2)}
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
