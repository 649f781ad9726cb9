'use client';

import { Switch } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import styles from './OnOff.module.css';

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
    <Switch
      className={classNames(styles.onOff)}
      isSelected={on}
      onChange={onChange}
      isDisabled={isDisabled}
    >
      <span className={styles.track} aria-hidden="true" />
      {label}
    </Switch>
  );
}
