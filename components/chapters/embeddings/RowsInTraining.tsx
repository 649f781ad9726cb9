'use client';

import { Figure } from '@/components/figure/Figure';
import { InlineToken } from '@/components/prose/InlineToken';
import file from '@/content/recorded/embeddings/rows-in-training.json';
import styles from './RowsInTraining.module.css';

const { token, stages } = file;

/** The nearest tokens of one row at each stage of the training of storybook. */
export function RowsInTraining() {
  return (
    <Figure
      id="rows-in-training"
      title="How a row comes about"
      caption={
        <>
          The nearest tokens of <InlineToken>{token}</InlineToken> after so much of storybook’s
          training.
        </>
      }
      table={() => ({
        columns: ['Training done', 'Nearest tokens'],
        rows: stages.map(({ percent, tokens }) => [`${percent}%`, tokens.join(' ')]),
      })}
      from="recorded"
    >
      <dl className={styles.stages}>
        {stages.map(({ percent, tokens }) => (
          <div key={percent}>
            <dt className="tabular" translate="no">
              {percent}%
            </dt>
            {tokens.map((label) => (
              <dd key={label}>
                <InlineToken>{label}</InlineToken>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Figure>
  );
}
