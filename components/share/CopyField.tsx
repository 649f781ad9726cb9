'use client';

import { useRef, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from '@/components/controls/field.module.css';
import styles from './CopyField.module.css';

/** A link in a field that is read only, and a button that copies it. */
export function CopyField({ text }: { readonly text: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [said, say] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say('The link is copied.');
    } catch {
      // No permission, or no clipboard on plain http: the reader can copy the selection.
      field.current?.focus();
      field.current?.select();
      say('This browser does not let the page copy. The link is selected: copy it by Ctrl+C.');
    }
  };
  return (
    <div className={styles.link}>
      <TextField className={classNames(styles.field)} value={text} isReadOnly>
        <Label className={classNames(fieldStyles.label)}>Link</Label>
        <Input
          className={classNames(fieldStyles.field)}
          ref={field}
          onFocus={(event) => event.currentTarget.select()}
        />
      </TextField>
      <Button look="primary" onPress={() => void copy()}>
        Copy link
      </Button>
      <p className={styles.said} role="status">
        {said}
      </p>
    </div>
  );
}
