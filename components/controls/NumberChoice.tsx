'use client';

import { Label, Radio, RadioGroup } from 'react-aria-components';

/** One of a small row of numbers, counted from 1 for the reader and from 0 for the code. */
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
