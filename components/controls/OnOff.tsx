'use client';

import { Switch } from 'react-aria-components';

/** A switch with its label beside it. */
export function OnOff({
  label,
  on,
  onChange,
  isDisabled = false,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly isDisabled?: boolean;
}) {
  return (
    <Switch className="on-off" isSelected={on} onChange={onChange} isDisabled={isDisabled}>
      <span className="on-off-track" aria-hidden="true" />
      {label}
    </Switch>
  );
}
