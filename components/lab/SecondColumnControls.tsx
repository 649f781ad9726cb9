'use client';

import { useId } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from '@/components/controls/field.module.css';
import { TemperatureSlider } from '@/components/controls/TemperatureSlider';
import { FailureNote } from '@/components/engine/FailureNote';
import type { ComparisonSettings } from '@/lib/permalink/permalink';
import { useLabEntries } from './entries';
import labStyles from './lab.module.css';
import styles from './SecondColumnControls.module.css';
import { CandidateSliders } from './SettingsRow';
import type { LabView } from './useLab';

/** The model and the sampling settings of the second column. */
export function SecondColumnControls({
  comparison,
  lab: { text, second, setComparison: onChange },
}: {
  readonly comparison: ComparisonSettings;
  readonly lab: LabView;
}) {
  const id = useId();
  const entries = useLabEntries();
  const { entry, model, loading, failure, open, retry } = second;
  const loaded = loading?.loaded ?? 0;
  const size = (model ?? text.model)?.info.shape.vocabulary ?? 0;
  return (
    <fieldset className={classNames(styles.beside, 'needs-script')}>
      <legend className={fieldStyles.label}>Beside, on the same prompt and seed</legend>
      <div className={styles.select}>
        <label className={fieldStyles.label} htmlFor={id}>
          Model beside
        </label>
        <select
          id={id}
          className={fieldStyles.field}
          value={comparison.model}
          onChange={(event) => onChange({ model: event.currentTarget.value })}
        >
          {entries.map(({ id: one, title }) => (
            <option key={one} value={one}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <TemperatureSlider
        value={comparison.temperature}
        onChange={(temperature) => onChange({ temperature })}
      />
      <CandidateSliders settings={comparison} size={size} onChange={onChange} />
      {open && entry && (
        <Button onPress={open}>
          Open {entry.title}, {Math.round(entry.weights.bytes / 1e6)} MB
        </Button>
      )}
      {failure && <FailureNote failure={failure} onRetry={retry} />}
      {!model && !open && !failure && (
        <p className={labStyles.quiet} role="status">
          {entry ? `${entry.title} is loading` : 'No model of this name is known here.'}
          {entry && loaded > 0 && `, ${(loaded / 1e6).toFixed(1)} MB`}
        </p>
      )}
    </fieldset>
  );
}
