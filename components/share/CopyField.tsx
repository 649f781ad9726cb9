'use client';

import { useEffect, useRef, useState } from 'react';
import { TextField } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { LabelledInput } from '@/components/controls/LabelledInput';
import styles from './CopyField.module.css';

const LABELS = { link: 'Link', code: 'Code', text: 'Text' };

interface CopyFieldProps {
  readonly text: string;
  readonly what?: keyof typeof LABELS;
  /** Copies it when it is first shown. */
  readonly atOnce?: boolean;
}

/** A link, code or a text, in a field that is read only, and a button that copies it. */
export function CopyField({ text, what = 'link', atOnce = false }: CopyFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [said, say] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say(`The ${what} is copied.`);
    } catch {
      // No permission, or no clipboard on plain http: the reader can copy the selection.
      field.current?.focus();
      field.current?.select();
      say(`This browser does not let the page copy. The ${what} is selected: copy it by Ctrl+C.`);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is first shown
  useEffect(() => {
    if (atOnce) void copy();
  }, []);
  return (
    <div className={styles.link}>
      <TextField className={classNames(styles.field)} value={text} isReadOnly>
        <LabelledInput
          label={LABELS[what]}
          ref={field}
          onFocus={(event) => event.currentTarget.select()}
        />
      </TextField>
      <Button look="primary" onPress={() => void copy()}>
        Copy {what}
      </Button>
      <p className={styles.said} role="status">
        {said}
      </p>
    </div>
  );
}
