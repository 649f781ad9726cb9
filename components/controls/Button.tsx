'use client';

import type { Ref } from 'react';
import { type ButtonProps, Button as Pressable } from 'react-aria-components';
import styles from './button.module.css';
import { classNames } from './classNames';

interface Props extends Omit<ButtonProps, 'className'> {
  readonly className?: string;
  /** `primary` is the one that goes on; `quiet` stands back. */
  readonly look?: 'primary' | 'quiet' | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with a border. */
export function Button({ look, className, ...props }: Props) {
  const names = classNames(styles.button, look && styles[look], className);
  return <Pressable {...props} className={names} />;
}
