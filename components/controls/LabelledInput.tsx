'use client';

import type { ComponentProps } from 'react';
import { Input, Label } from 'react-aria-components';
import { classNames } from './classNames';
import fieldStyles from './field.module.css';

/** For a text that is read letter by letter: the browser neither corrects nor completes it. */
export const AS_TYPED = { dir: 'auto', spellCheck: false, autoComplete: 'off' } as const;

/** The inside of a `TextField` of one line: its label, and below it the field. */
export function LabelledInput({
  label,
  ...input
}: ComponentProps<typeof Input> & { readonly label: string }) {
  return (
    <>
      <Label className={classNames(fieldStyles.label)}>{label}</Label>
      <Input {...input} className={classNames(fieldStyles.field)} />
    </>
  );
}
