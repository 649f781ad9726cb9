'use client';

import { useRef, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';

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
    <div className="share-link">
      <TextField className="share-field" value={text} isReadOnly>
        <Label className="control-label">Link</Label>
        <Input className="field" ref={field} onFocus={(event) => event.currentTarget.select()} />
      </TextField>
      <Button className="button button-primary" onPress={() => void copy()}>
        Copy link
      </Button>
      <p className="share-said" role="status">
        {said}
      </p>
    </div>
  );
}
