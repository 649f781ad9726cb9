'use client';

import { ProgressBar } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { speedMarks } from '@/components/widgets/speed/marks';
import { SpeedRows } from '@/components/widgets/speed/SpeedRows';
import type { Machine } from '@/lib/speed/speed-report';
import { RECORDED_SPEED } from './recorded';
import styles from './SpeedFigure.module.css';
import { progressText, speedSentence } from './sentences';
import { speedTable } from './tables';
import { useSpeed } from './useSpeed';

/** The reader's device beside a recorded one: how long each piece of work takes. */
export function SpeedFigure() {
  const { state } = useEngine();
  const { report, busy, progress, failure, start, stop } = useSpeed();
  const { machine, report: recorded } = RECORDED_SPEED;
  const shown = busy ? undefined : report;
  return (
    <Figure
      id="speed"
      className={styles.speed}
      title="How long each piece of work takes."
      caption="Each mark is a median, the line through it the middle half of all repetitions. Each labelled step to the right is ten times as long. Further left is faster."
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className={classNames(styles.measure, 'needs-script')}>
          {busy ? (
            <Button onPress={stop}>Stop</Button>
          ) : (
            <Button look="primary" isDisabled={state.status !== 'ready'} onPress={start}>
              {report ? 'Measure again' : 'Measure this device'}
            </Button>
          )}
          {busy ? (
            <ProgressBar
              className={classNames(styles.progress)}
              aria-label="Measurement"
              value={(progress?.share ?? 0) * 100}
            >
              {({ percentage = 0 }) => (
                <>
                  <div className={styles.bar} aria-hidden="true">
                    <div className={styles.done} style={{ width: `${percentage}%` }} />
                  </div>
                  <span>{progressText(progress)}</span>
                </>
              )}
            </ProgressBar>
          ) : (
            <p>
              It takes about ten seconds. Nothing is sent anywhere; the result is kept in this
              browser.
            </p>
          )}
        </div>
      }
      table={() => speedTable(report, recorded)}
    >
      <SpeedRows
        marks={speedMarks(report, recorded)}
        hereName={`this device${report ? `, ${threads(report.threads)}` : ': not measured yet'}`}
        recordedName={`recorded: ${machineText(machine)}, ${threads(recorded.threads)}`}
      />
      <p data-mark="readout" className={layout.readout} aria-live="polite">
        {speedSentence(shown ?? recorded, shown ? 'this device' : 'the recorded machine')}
      </p>
    </Figure>
  );
}

const threads = (count: number) => `${count} ${count === 1 ? 'thread' : 'threads'}`;

function machineText({ cpu, cores, browser, date }: Machine): string {
  const day = new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${cpu}, ${cores} ${cores === 1 ? 'core' : 'cores'}, ${browser}, ${day}`;
}
