'use client';

import type { ComponentProps } from 'react';
import { Input, Label, TextArea } from 'react-aria-components';
import { classNames } from './classNames';
import fieldStyles from './field.module.css';

/** For a text that is read letter by letter: the browser neither corrects nor completes it. */
export const AS_TYPED = { dir: 'auto', spellCheck: false, autoComplete: 'off' } as const;

type Labelled<F extends typeof Input | typeof TextArea> = ComponentProps<F> & {
  readonly label: string;
};

/** The inside of a `TextField` of one line: its label, and below it the field. */
export function LabelledInput({ label, ...input }: Labelled<typeof Input>) {
  return (
    <>
      <Label className={classNames(fieldStyles.label)}>{label}</Label>
      <Input {...input} className={classNames(fieldStyles.field)} />
    </>
  );
}

/** The same of several lines. */
export function LabelledTextArea({ label, ...area }: Labelled<typeof TextArea>) {
  return (
    <>
      <Label className={classNames(fieldStyles.label)}>{label}</Label>
      <TextArea {...area} className={classNames(fieldStyles.field)} />
    </>
  );
}
