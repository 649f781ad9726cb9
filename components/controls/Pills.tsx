'use client';

import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import cellStyles from './cells.module.css';
import fieldStyles from './field.module.css';
import pillStyles from './Pills.module.css';

const LOOKS = { pills: pillStyles, cells: cellStyles };

interface PillsProps<T> {
  readonly label: string;
  readonly options: readonly {
    readonly value: T;
    readonly label: ReactNode;
    readonly isDisabled?: boolean;
  }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** `cells` share their lines, as a row of numbers does. */
  readonly look?: keyof typeof LOOKS;
  readonly className?: string | undefined;
}

/** A choice between a few options, all in view; they wrap where the line is short. */
export function Pills<T extends string | number>(props: PillsProps<T>) {
  const { label, options, value, onChange, look = 'pills', className } = props;
  const styles = LOOKS[look];
  return (
    <RadioGroup
      className={classNames(styles.choice, className)}
      orientation="horizontal"
      value={String(value)}
      onChange={(next) => {
        const chosen = options.find((option) => String(option.value) === next);
        if (chosen) onChange(chosen.value);
      }}
    >
      <Label className={classNames(fieldStyles.label)}>{label}</Label>
      <div className={styles.row}>
        {options.map((option) => {
          const isNumber = typeof option.label === 'number';
          return (
            <Radio
              key={option.value}
              value={String(option.value)}
              isDisabled={option.isDisabled ?? false}
              className={classNames(styles.item, isNumber ? 'tabular' : styles.word)}
              {...(isNumber ? { translate: 'no' } : {})}
            >
              {option.label}
            </Radio>
          );
        })}
      </div>
    </RadioGroup>
  );
}
