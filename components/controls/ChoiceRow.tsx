'use client';

import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import choiceStyles from './choice.module.css';
import fieldStyles from './field.module.css';

interface ChoiceRowProps<T> {
  readonly label: string;
  /** A label that is a number stands in a cell of its width, any other in one as wide as its words. */
  readonly options: readonly {
    readonly value: T;
    readonly label: ReactNode;
    readonly isDisabled?: boolean;
  }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly className?: string | undefined;
}

/** A choice from a row of cells that share their lines. */
export function ChoiceRow<T extends string | number>(props: ChoiceRowProps<T>) {
  const { label, options, value, onChange, className } = props;
  return (
    <RadioGroup
      className={classNames(choiceStyles.choice, className)}
      orientation="horizontal"
      value={String(value)}
      onChange={(next) => {
        const chosen = options.find((option) => String(option.value) === next);
        if (chosen) onChange(chosen.value);
      }}
    >
      <Label className={classNames(fieldStyles.label)}>{label}</Label>
      <div className={choiceStyles.row}>
        {options.map((option) => {
          const isNumber = typeof option.label === 'number';
          return (
            <Radio
              key={option.value}
              value={String(option.value)}
              isDisabled={option.isDisabled ?? false}
              className={classNames(choiceStyles.item, isNumber ? 'tabular' : choiceStyles.word)}
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
