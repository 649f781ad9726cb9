'use client';

import { Button } from '@/components/controls/Button';
import layout from '@/components/figure/layout.module.css';
import { save } from '@/components/figure/save';
import { MeasuredBars } from '@/components/widgets/measured/MeasuredBars';
import { writeCsv } from '@/lib/export/csv';
import { type AnswersFile, answerRows, countBelief } from '@/lib/myths/answers-file';
import type { MythId } from '@/lib/myths/requests';
import type { MythOption } from './Explanation';
import styles from './ForClass.module.css';

/** A question with the answers that can be chosen. */
export interface MythQuestion {
  readonly id: MythId;
  readonly title: string;
  readonly options: readonly MythOption[];
}

/** What a class believed: how often each answer was chosen, and the sentences that go with them. */
export default function Tally({
  files,
  questions,
  onClear,
}: {
  readonly files: readonly AnswersFile[];
  readonly questions: readonly MythQuestion[];
  readonly onClear: () => void;
}) {
  return (
    <div className={styles.tally} data-mark="tally">
      <p role="status">
        {files.length} {files.length === 1 ? 'file' : 'files'} counted.
      </p>
      <div className={layout.actions}>
        <Button onPress={() => saveTable(files)}>Save as CSV</Button>
        <Button look="quiet" onPress={onClear}>
          Clear
        </Button>
      </div>
      {questions.map(({ id, title, options }) => {
        const given = files.flatMap(({ answers }) => answers.filter((one) => one.id === id));
        if (given.length === 0) return null;
        const sentences = given.filter(({ because }) => because !== '');
        return (
          <section key={id} aria-label={title}>
            <h3>{title}</h3>
            <MeasuredBars
              bars={options.map(({ value, label, why }) => {
                const chosen = countBelief(files, id, value);
                return {
                  label: why === undefined ? `${label} (what the experiment bears out)` : label,
                  value: chosen,
                  text: String(chosen),
                  of: 'count',
                };
              })}
            />
            {sentences.length > 0 ? (
              <details>
                <summary>
                  {sentences.length} {sentences.length === 1 ? 'explanation' : 'explanations'}
                </summary>
                {sentences.map(({ because }, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two readers may write the same.
                  <blockquote key={i}>{because}</blockquote>
                ))}
              </details>
            ) : null}
          </section>
        );
      })}
    </div>
  );
}

const saveTable = (files: readonly AnswersFile[]) =>
  save('beliefs.csv', new Blob([writeCsv(answerRows(files))], { type: 'text/csv' }));
