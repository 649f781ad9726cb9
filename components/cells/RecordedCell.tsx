import { highlight } from '@/lib/cells/highlight';
import type { Output } from '@/lib/cells/outputs';
import { ChapterCell } from './ChapterCell';
import styles from './ChapterCell.module.css';
import { StillOutput } from './StillOutput';

interface RecordedCellProps {
  readonly id: string;
  readonly code: string;
  readonly python: string;
  /** The model that was asked. */
  readonly model: string;
  readonly outputs: readonly Output[];
}

/** A cell with what it showed when the page was built; its colours are made then, too. */
export function RecordedCell({ id, code, python, model, outputs }: RecordedCellProps) {
  return (
    <ChapterCell id={id} pieces={highlight(code)} python={python}>
      <div className={styles.still}>
        {outputs.map((output, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an output is its place
          <StillOutput key={at} output={output} />
        ))}
        <p className={styles.origin}>Recorded from {model}.</p>
      </div>
    </ChapterCell>
  );
}
