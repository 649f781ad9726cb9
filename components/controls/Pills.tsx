'use client';

import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from './field.module.css';
import styles from './Pills.module.css';

/** A choice between a few options, all in view; they wrap where the line is short. */
export function Pills<T extends string | number>({
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
      className={classNames(styles.pills)}
      orientation="horizontal"
      value={String(value)}
      onChange={(next) => {
        const chosen = options.find((option) => String(option.value) === next);
        if (chosen) onChange(chosen.value);
      }}
    >
      <Label className={classNames(fieldStyles.label)}>{label}</Label>
      <div className={styles.row}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={String(option.value)}
            className={classNames(styles.pill)}
          >
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
