'use client';

import { Button, Group, Input, Label, NumberField } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from './field.module.css';
import styles from './WholeNumberField.module.css';

/** A whole number within bounds, with a step down and a step up. */
export function WholeNumberField({
  label,
  value,
  least,
  most,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <NumberField
      className={classNames(styles.field)}
      value={value}
      minValue={least}
      maxValue={most}
      // The wheel scrolls the page, also over a field that has the focus.
      isWheelDisabled
      formatOptions={{ maximumFractionDigits: 0, useGrouping: false }}
      onChange={(next) => {
        // An emptied field is not a number: what was there stays.
        if (Number.isInteger(next)) onChange(next);
      }}
    >
      <Label className={classNames(fieldStyles.label)}>{label}</Label>
      <Group className={classNames(styles.group)}>
        <Button slot="decrement" className={classNames(styles.step)}>
          −
        </Button>
        {/* The library leaves out the role, which would change the number pad of one phone. */}
        <Input
          className={classNames(fieldStyles.field, 'tabular')}
          translate="no"
          role="spinbutton"
          aria-valuenow={value}
          aria-valuemin={least}
          aria-valuemax={most}
        />
        <Button slot="increment" className={classNames(styles.step)}>
          +
        </Button>
      </Group>
    </NumberField>
  );
}
