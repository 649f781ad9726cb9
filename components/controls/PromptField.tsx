'use client';

import { useEffect, useRef } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';

/** How long after the last key the prompt applies by itself, in ms. */
const APPLY_AFTER = 400;

/**
 * The reader's sentence: applied on Enter, on leaving the field, or 400 ms after the last key.
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
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const apply = (text: string) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    onApply(text);
  };
  return (
    <TextField
      className="prompt-field"
      value={value}
      onChange={(text) => {
        onChange(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => apply(text), APPLY_AFTER);
      }}
    >
      <Label className="control-label">Prompt</Label>
      <TextArea
        className="field"
        rows={1}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          apply(event.currentTarget.value);
        }}
        onBlur={(event) => {
          // Whoever goes on to a button means the text as it stands.
          if (timer.current !== undefined) apply(event.currentTarget.value);
        }}
      />
    </TextField>
  );
}
