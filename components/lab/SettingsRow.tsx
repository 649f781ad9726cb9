'use client';

import { memo, useId, useState } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { RangeSlider } from '@/components/controls/RangeSlider';
import { TemperatureSlider } from '@/components/controls/TemperatureSlider';
import { WholeNumberField } from '@/components/controls/WholeNumberField';
import { DEFAULT_SETTINGS, type RunSettings } from '@/lib/permalink/permalink';
import styles from './SettingsRow.module.css';

const SHARES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99, 1];
const COUNTS = [1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000, 2000, 3000, 5000, 10_000];
const PENALTIES = Array.from({ length: 21 }, (_, i) => Math.round(100 + i * 5) / 100);

type Sliders = Omit<RunSettings, 'seed' | 'length' | 'temperature'>;

/** The sliders that leave candidates out, or make them less likely. */
export function CandidateSliders({
  settings,
  size,
  onChange,
}: {
  readonly settings: Sliders;
  /** Of the vocabulary. */
  readonly size: number;
  readonly onChange: (part: Partial<Sliders>) => void;
}) {
  const counts = [...COUNTS.filter((count) => count < size), 0];
  return (
    <>
      <RangeSlider
        label="Top-k"
        stops={withValue(counts, settings.topK)}
        value={settings.topK}
        text={(count) => (count === 0 ? 'all' : count.toLocaleString('en'))}
        onChange={(topK) => onChange({ topK })}
      />
      <RangeSlider
        label="Top-p"
        stops={withValue(SHARES, settings.topP)}
        value={settings.topP}
        text={(share) => (share === 1 ? 'all' : share.toFixed(2))}
        onChange={(topP) => onChange({ topP })}
      />
      <RangeSlider
        label="Repetition penalty"
        stops={withValue(PENALTIES, settings.repetitionPenalty)}
        value={settings.repetitionPenalty}
        text={(penalty) => (penalty === 1 ? 'none' : penalty.toFixed(2))}
        onChange={(repetitionPenalty) => onChange({ repetitionPenalty })}
      />
    </>
  );
}

/** Returns the stops with a value that a link may carry between two of them; 0 (all) stays last. */
function withValue(stops: readonly number[], value: number): readonly number[] {
  if (stops.includes(value)) return stops;
  const after = stops.findIndex((stop) => stop > value || stop === 0);
  const at = after < 0 ? stops.length : after;
  return [...stops.slice(0, at), value, ...stops.slice(at)];
}

/** The settings: those that are needed first in one line, the others folded. Memoized: a new token changes none. */
export const SettingsRow = memo(function SettingsRow({
  settings,
  size,
  onChange,
}: {
  readonly settings: RunSettings;
  readonly size: number;
  readonly onChange: (part: Partial<RunSettings>) => void;
}) {
  const [opened, setOpened] = useState<boolean>();
  const more = useId();
  const folded: readonly (keyof RunSettings)[] = ['topK', 'topP', 'repetitionPenalty', 'seed'];
  // What a link or an earlier visit has changed must not be hidden.
  const open = opened ?? folded.some((key) => settings[key] !== DEFAULT_SETTINGS[key]);
  return (
    <div
      className={classNames(styles.settings, 'needs-script')}
      data-folded={open ? undefined : ''}
    >
      <TemperatureSlider
        value={settings.temperature}
        onChange={(temperature) => onChange({ temperature })}
      />
      <WholeNumberField
        label="Length"
        value={settings.length}
        least={1}
        most={1000}
        onChange={(length) => onChange({ length })}
      />
      <Button aria-expanded={open} aria-controls={more} onPress={() => setOpened(!open)}>
        {open ? 'Fewer settings' : 'More settings'}
      </Button>
      <div id={more} className={styles.more} hidden={!open}>
        <CandidateSliders settings={settings} size={size} onChange={onChange} />
        <WholeNumberField
          label="Seed"
          value={settings.seed}
          least={0}
          most={999_999}
          onChange={(seed) => onChange({ seed })}
        />
      </div>
    </div>
  );
});
