'use client';

import { useId } from 'react';
import { classNames } from './classNames';
import fieldStyles from './field.module.css';
import sliderStyles from './slider.module.css';

/** A slider over a list of stops, each with its own text; for scales that are not linear. */
export function RangeSlider<T>({
  label,
  stops,
  value,
  text,
  onChange,
}: {
  readonly label: string;
  readonly stops: readonly T[];
  /** One of the stops. */
  readonly value: T;
  readonly text: (stop: T) => string;
  readonly onChange: (stop: T) => void;
}) {
  const id = useId();
  const at = Math.max(0, stops.indexOf(value));
  return (
    <div className={classNames(sliderStyles.slider, sliderStyles.range)}>
      <label className={fieldStyles.label} htmlFor={id}>
        {label}
      </label>
      <output className="tabular" translate="no" htmlFor={id}>
        {text(value)}
      </output>
      <input
        id={id}
        type="range"
        min={0}
        max={stops.length - 1}
        value={at}
        aria-valuetext={text(value)}
        onChange={(event) => {
          const stop = stops[Number(event.currentTarget.value)];
          if (stop !== undefined) onChange(stop);
        }}
      />
    </div>
  );
}
