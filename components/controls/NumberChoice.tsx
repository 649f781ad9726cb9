'use client';

import { Pills } from './Pills';

/** A choice from a row of numbers: shown from 1, `value` counts from 0. Words may follow the numbers. */
export function NumberChoice({
  label,
  count,
  more = [],
  value,
  onChange,
}: {
  readonly label: string;
  readonly count: number;
  readonly more?: readonly string[];
  readonly value: number;
  readonly onChange: (index: number) => void;
}) {
  const labels = [...Array.from({ length: count }, (_, index) => index + 1), ...more];
  const options = labels.map((label, value) => ({ value, label }));
  return <Pills look="cells" label={label} options={options} value={value} onChange={onChange} />;
}
