'use client';

import { useState } from 'react';
import { TextField } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { AS_TYPED, LabelledInput } from '@/components/controls/LabelledInput';
import { useDelayed } from '@/components/controls/useDelayed';
import styles from './TextLine.module.css';

/** How long after the last key a text applies by itself, in ms. */
const APPLY_AFTER = 400;

/** A text of one line; it applies on Enter, on leaving the field, or 400 ms after the last key. */
export function TextLine({
  label,
  value,
  onApply,
}: {
  readonly label: string;
  readonly value: string;
  readonly onApply: (text: string) => void;
}) {
  const [draft, setDraft] = useState<string>();
  const apply = useDelayed((text) => {
    setDraft(undefined);
    onApply(text);
  }, APPLY_AFTER);
  return (
    <TextField
      className={classNames(styles.line)}
      value={draft ?? value}
      onChange={(text) => {
        setDraft(text);
        apply.later(text);
      }}
      onBlur={() => apply.now()}
    >
      <LabelledInput
        label={label}
        {...AS_TYPED}
        maxLength={200}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            apply.now(event.currentTarget.value);
          }
        }}
      />
    </TextField>
  );
}
