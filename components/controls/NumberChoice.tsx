'use client';

import { Label, Radio, RadioGroup } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import choiceStyles from './choice.module.css';
import fieldStyles from './field.module.css';

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
  return (
    <RadioGroup
      className={classNames(choiceStyles.choice)}
      orientation="horizontal"
      value={String(value)}
      onChange={(next) => onChange(Number(next))}
    >
      <Label className={classNames(fieldStyles.label)}>{label}</Label>
      <div className={choiceStyles.row}>
        {Array.from({ length: count }, (_, index) => (
          <Radio
            key={String(index)}
            value={String(index)}
            className={classNames(choiceStyles.item, 'tabular')}
            translate="no"
          >
            {index + 1}
          </Radio>
        ))}
        {more.map((word, i) => (
          <Radio
            key={word}
            value={String(count + i)}
            className={classNames(choiceStyles.item, choiceStyles.word)}
          >
            {word}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
