'use client';

import { Button, Group, Input, Label, NumberField } from 'react-aria-components';

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
      className="number-field"
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
      <Label className="control-label">{label}</Label>
      <Group className="number-field-group">
        <Button slot="decrement" className="number-field-step">
          −
        </Button>
        {/* The library leaves out the role, which would change the number pad of one phone. */}
        <Input
          className="field tabular"
          translate="no"
          role="spinbutton"
          aria-valuenow={value}
          aria-valuemin={least}
          aria-valuemax={most}
        />
        <Button slot="increment" className="number-field-step">
          +
        </Button>
      </Group>
    </NumberField>
  );
}
