'use client';

import { useId } from 'react';
import { Button } from 'react-aria-components';
import { FailureNote } from '@/components/engine/FailureNote';
import type { ComparisonSettings } from '@/lib/permalink/permalink';
import { ENTRIES } from './entries';
import { SamplingSliders } from './SettingsRow';
import type { SecondColumnModel } from './useSecondColumn';

/** The model and the sampling settings of the second column. */
export function SecondColumnControls({
  comparison,
  second,
  size,
  onChange,
}: {
  readonly comparison: ComparisonSettings;
  readonly second: SecondColumnModel;
  readonly size: number;
  readonly onChange: (part: Partial<ComparisonSettings>) => void;
}) {
  const id = useId();
  const { entry, model, loading, failure, open, retry } = second;
  const loaded = loading?.loaded ?? 0;
  return (
    <fieldset className="lab-beside needs-script">
      <legend className="control-label">Beside, on the same prompt and seed</legend>
      <div className="lab-select">
        <label className="control-label" htmlFor={id}>
          Model beside
        </label>
        <select
          id={id}
          className="field"
          value={comparison.model}
          onChange={(event) => onChange({ model: event.currentTarget.value })}
        >
          {ENTRIES.map(({ id: one, title }) => (
            <option key={one} value={one}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <SamplingSliders settings={comparison} size={size} onChange={onChange} />
      {open && entry && (
        <Button className="button" onPress={open}>
          Open {entry.title}, {Math.round(entry.weights.bytes / 1e6)} MB
        </Button>
      )}
      {failure && <FailureNote failure={failure} onRetry={retry} />}
      {!model && !open && !failure && (
        <p className="lab-quiet" role="status">
          {entry ? `${entry.title} is loading` : 'No model of this name is known here.'}
          {entry && loaded > 0 && `, ${(loaded / 1e6).toFixed(1)} MB`}
        </p>
      )}
    </fieldset>
  );
}
