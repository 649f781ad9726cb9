'use client';

import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import cellStyles from './cells.module.css';
import fieldStyles from './field.module.css';
import pillStyles from './Pills.module.css';

interface PillsProps<T> {
  readonly label: string;
  readonly options: readonly {
    readonly value: T;
    readonly label: ReactNode;
    readonly isDisabled?: boolean;
  }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** `cells` share their lines, as a row of numbers does; numbers are always in such. */
  readonly look?: 'pills' | 'cells';
  readonly className?: string | undefined;
}

/** A choice between a few options, all in view; they wrap where the line is short. */
export function Pills<T extends string | number>(props: PillsProps<T>) {
  const { label, options, value, onChange, className } = props;
  const cells = props.look === 'cells';
  return (
    <RadioGroup
      className={classNames(cells ? cellStyles.choice : pillStyles.choice, className)}
      orientation="horizontal"
      value={String(value)}
      onChange={(next) => {
        const chosen = options.find((option) => String(option.value) === next);
        if (chosen) onChange(chosen.value);
      }}
    >
      <Label className={classNames(fieldStyles.label)}>{label}</Label>
      <div className={cells ? cellStyles.row : pillStyles.row}>
        {options.map(({ value, label, isDisabled = false }) => {
          const isNumber = typeof label === 'number';
          return (
            <Radio
              key={value}
              value={String(value)}
              isDisabled={isDisabled}
              className={classNames(
                cells || isNumber ? cellStyles.item : pillStyles.item,
                isNumber ? 'tabular' : cells && cellStyles.word,
              )}
              {...(isNumber ? { translate: 'no' } : {})}
            >
              {label}
            </Radio>
          );
        })}
      </div>
    </RadioGroup>
  );
}
