'use client';

import { type ReactNode, useState } from 'react';
import { Label, Radio, RadioGroup, TextArea, TextField } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from '@/components/controls/field.module.css';
import optionStyles from '@/components/controls/option.module.css';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { useSeen } from '@/components/engine/useSeen';
import layout from '@/components/figure/layout.module.css';
import type { Answered } from '@/lib/engine/answered';
import { LONGEST_SENTENCE } from '@/lib/myths/limits';
import { MYTH_IDS, type MythId } from '@/lib/myths/requests';
import { DarkMap } from './DarkMap';
import { Explanation, type MythText } from './Explanation';
import styles from './Myth.module.css';
import { MythResult } from './MythResult';
import { measured, RECORDED_MYTHS } from './recorded';
import { useExperiment } from './useExperiment';
import { useMyth } from './useMyths';

interface MythProps extends MythText {
  readonly id: MythId;
  /** The reason, in prose. */
  readonly children: ReactNode;
}

/** A belief put to the test: choose, run, explain, and compare. */
export function Myth(props: MythProps) {
  const { id, title, question, options, experiment, children } = props;
  const { progress, set, reset } = useMyth(id);
  const { belief, ran, because, explained } = progress;
  const [stopped, stop] = useState(false);
  const [frame, seen] = useSeen<HTMLDivElement>();
  const { title: model, state } = useEngine();
  const experimented = useExperiment(id, ran && seen && !stopped);
  const { result, busy, share, failure, answered, from } = experimented;
  const run = () => {
    stop(false);
    set({ ran: true });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would take the figure and the prose, too.
    <div
      ref={frame}
      id={id}
      role="group"
      className={styles.myth}
      aria-labelledby={`${id}-question`}
    >
      <h3>
        {MYTH_IDS.indexOf(id) + 1}. {title.charAt(0).toUpperCase() + title.slice(1)}
      </h3>
      <p className={styles.question} id={`${id}-question`}>
        {question}
      </p>
      {id === 'dark' ? <DarkMap answered={answered as Answered<'darkCell'>} from={from} /> : null}
      <RadioGroup
        className={classNames(styles.options)}
        aria-labelledby={`${id}-question`}
        value={belief}
        isReadOnly={ran}
        onChange={(value) => set({ belief: value })}
      >
        {options.map(({ value, label }) => (
          <Radio
            key={value}
            value={value}
            className={classNames(optionStyles.option, styles.option)}
          >
            {label}
          </Radio>
        ))}
      </RadioGroup>
      <p className={styles.experiment}>
        <b>The experiment.</b> {experiment}
      </p>
      <div className={classNames(layout.actions, 'needs-script no-print')}>
        {ran && !stopped ? null : (
          <Button look="primary" isDisabled={belief === ''} onPress={run}>
            Run the experiment
          </Button>
        )}
        {busy ? <Button onPress={() => stop(true)}>Stop</Button> : null}
        {ran && !busy ? (
          <Button look="quiet" onPress={reset}>
            Start over
          </Button>
        ) : null}
      </div>
      <div aria-live="polite" className={styles.result}>
        {busy ? (
          <p className={layout.note} role="status">
            {model} is at work{share === undefined ? '' : `: ${Math.round(share * 100)}%`}
          </p>
        ) : null}
        {failure ? <FailureNote failure={failure} onRetry={run} /> : null}
        {result?.from === 'recorded' && ran ? (
          <p className={layout.note}>
            {state.status === 'failed' ? 'Without a model of your own' : `Until ${model} is ready`},
            this is what storybook said when it was recorded.
          </p>
        ) : null}
        {result ? <MythResult id={id} title={title} result={result} /> : null}
      </div>
      {ran && !stopped ? (
        <TextField
          className={classNames(fieldStyles.growing, styles.because, 'needs-script')}
          value={because}
          onChange={(text) => set({ because: text.slice(0, LONGEST_SENTENCE) })}
        >
          <Label className={classNames(fieldStyles.label)}>
            Why did it come out so? Explain it in a sentence of your own.
          </Label>
          <TextArea className={classNames(fieldStyles.field)} rows={2} />
        </TextField>
      ) : null}
      {ran && !stopped && !explained ? (
        <div className={classNames(layout.actions, 'needs-script no-print')}>
          <Button onPress={() => set({ explained: true })}>Compare with the explanation</Button>
        </div>
      ) : null}
      <div aria-live="polite">
        {ran && explained ? (
          <Explanation {...props} belief={belief}>
            {children}
          </Explanation>
        ) : null}
      </div>
      <p className={styles.lines} aria-hidden="true">
        Measured:
      </p>
      <p className={styles.lines} aria-hidden="true">
        Because:
      </p>
      <noscript>
        <details>
          <summary>What came out, and why</summary>
          <MythResult
            id={id}
            title={title}
            result={{ ...measured(id, RECORDED_MYTHS[id]), from: 'recorded' }}
          />
          <Explanation {...props} belief="">
            {children}
          </Explanation>
        </details>
      </noscript>
    </div>
  );
}
