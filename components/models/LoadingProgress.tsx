'use client';

import { ProgressBar } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { Digits } from '@/components/controls/Digits';
import type { LoadingModel } from '@/components/engine/model-selection';
import type { LoadStage } from '@/lib/engine/protocol';
import { megabytes, timeLeft } from './format';
import styles from './LoadingProgress.module.css';

const WORDS: Readonly<Record<LoadStage, string>> = {
  fetching: '',
  opening: 'All is there; the model is being opened.',
  checking: 'Its answers are being checked.',
};

/** The progress of a model's load: received bytes, and an estimate of the time left. */
export function LoadingProgress({
  title,
  loading: { stage, loaded, total, secondsLeft },
}: {
  readonly title: string;
  readonly loading: LoadingModel;
}) {
  if (stage !== 'fetching' || total === undefined) {
    return (
      <p className={styles.facts} role="status">
        {total === undefined ? 'Its files are being asked for.' : WORDS[stage]}
      </p>
    );
  }
  const most = Math.max(total, loaded);
  return (
    <ProgressBar
      className={classNames(styles.progress)}
      aria-label={`${title} on its way`}
      value={loaded}
      maxValue={most}
      valueLabel={`${megabytes(loaded)} of ${megabytes(most)}`}
    >
      {({ percentage = 0 }) => (
        <>
          <div className={styles.bar} aria-hidden="true">
            <div className={styles.barDone} style={{ width: `${percentage}%` }} />
          </div>
          <Digits>
            {megabytes(loaded)} of {megabytes(most)}
          </Digits>
          {secondsLeft !== undefined && <span>{timeLeft(secondsLeft)}</span>}
        </>
      )}
    </ProgressBar>
  );
}
