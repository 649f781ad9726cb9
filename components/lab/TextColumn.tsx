import type { Manuscript } from '@/lib/lab/manuscript';
import { MeterLine } from './MeterLine';
import { TextPage } from './TextPage';
import type { Cursor } from './useCursor';

/** One of the Lab's texts, with what it costs below it and, beside another, who writes it above. */
export function TextColumn({
  column,
  label,
  manuscript,
  by,
  cursor,
  surprise,
  onOpen,
}: {
  readonly column: 'main' | 'beside';
  readonly label: string;
  readonly manuscript: Manuscript;
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
        manuscript={manuscript}
        place={cursor.placeIn(column, manuscript)}
        surprise={surprise}
        gaze={cursor.column === column ? cursor.gaze : undefined}
        onPoint={cursor.point(column)}
        onChoose={cursor.choose(column)}
        onOpen={onOpen}
      />
      <MeterLine manuscript={manuscript} />
    </div>
  );
}
