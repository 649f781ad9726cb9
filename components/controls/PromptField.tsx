'use client';

import { Label, TextArea, TextField } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from './field.module.css';
import styles from './PromptField.module.css';
import { useDelayed } from './useDelayed';

/** How long after the last key the prompt applies by itself, in ms. */
const APPLY_AFTER = 400;

/**
 * The reader's sentence: applied on Enter, on leaving the field or the page, or 400 ms after the
 * last key.
 */
export function PromptField({
  value,
  onChange,
  onApply,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onApply: (text: string) => void;
}) {
  const apply = useDelayed(onApply, APPLY_AFTER);
  return (
    <TextField
      className={classNames(fieldStyles.growing, styles.prompt)}
      value={value}
      onChange={(text) => {
        onChange(text);
        apply.later(text);
      }}
    >
      <Label className={classNames(fieldStyles.label)}>Prompt</Label>
      <TextArea
        className={classNames(fieldStyles.field)}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        rows={1}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          apply.now(event.currentTarget.value);
        }}
        // A reader who goes on to a button expects it to use the text as typed.
        onBlur={() => apply.now()}
      />
    </TextField>
  );
}
