'use client';

import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';

/** A choice between a few options, all in view; they wrap where the line is short. */
export function Pills<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}) {
  return (
    <RadioGroup
      className="pills"
      orientation="horizontal"
      value={value}
      onChange={(next) => onChange(next as T)}
    >
      <Label className="control-label">{label}</Label>
      <div className="pills-row">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="pill">
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
