'use client';

import { Label, Radio, RadioGroup } from 'react-aria-components';

/** A choice from a row of numbers: shown from 1, `value` counts from 0. */
export function NumberChoice({
  label,
  count,
  value,
  onChange,
}: {
  readonly label: string;
  readonly count: number;
  readonly value: number;
  readonly onChange: (index: number) => void;
}) {
  return (
    <RadioGroup
      className="number-choice"
      orientation="horizontal"
      value={String(value)}
      onChange={(next) => onChange(Number(next))}
    >
      <Label className="control-label">{label}</Label>
      <div className="number-choice-row">
        {Array.from({ length: count }, (_, index) => (
          <Radio
            key={String(index)}
            value={String(index)}
            className="number-choice-item tabular"
            translate="no"
          >
            {index + 1}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
