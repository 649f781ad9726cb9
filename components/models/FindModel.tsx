'use client';

import { useEffect, useRef, useState } from 'react';
import { DropZone, FileTrigger, Form, TextField } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import dialogStyles from '@/components/controls/dialog.module.css';
import { LabelledInput } from '@/components/controls/LabelledInput';
import { useStore } from '@/components/storage/createStore';
import { droppedFiles } from './dropped-files';
import styles from './FindModel.module.css';
import { FoundModelChoice } from './FoundModelChoice';
import { FoundNothing } from './FoundNothing';
import { modelDialog } from './model-dialog';
import { useFinder } from './useFinder';

/** Any GPT-2: by the name of its repository on the hub, or from the reader's own files. */
export function FindModel() {
  const { repository = '' } = useStore(modelDialog);
  const [name, setName] = useState(repository);
  const { state, findByName, findInFiles, clear } = useFinder();
  const section = useRef<HTMLElement>(null);

  // Whoever came by a link for this repository sees where it goes on.
  useEffect(() => {
    if (repository) section.current?.scrollIntoView({ block: 'center' });
  }, [repository]);

  return (
    <section ref={section} className={styles.find} aria-labelledby="another-gpt2">
      <h3 id="another-gpt2" className={styles.heading}>
        Another GPT‑2
      </h3>
      <p className={dialogStyles.note}>
        A fine-tuned one, a smaller or larger one, one of another language: what it is gets checked
        before anything large is fetched, and what it computes before any figure is drawn.
      </p>
      <Form
        className={classNames(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          void findByName(name);
        }}
      >
        <TextField className={classNames(styles.field)} value={name} onChange={setName}>
          <LabelledInput
            label="Repository on the hub"
            placeholder="owner/name"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck="false"
          />
        </TextField>
        <Button type="submit" isDisabled={name.trim() === ''}>
          Look it up
        </Button>
      </Form>
      <DropZone
        className={classNames(styles.drop)}
        aria-label="Drop the files of a model"
        getDropOperation={() => 'copy'}
        onDrop={({ items }) => void droppedFiles(items).then(findInFiles)}
      >
        <span>
          or drop <span translate="no">config.json</span>,{' '}
          <span translate="no">tokenizer.json</span> and an <span translate="no">.onnx</span> file
          here
        </span>
        <FileTrigger
          allowsMultiple
          onSelect={(files) => files && void findInFiles({ files: [...files] })}
        >
          <Button>Choose files</Button>
        </FileTrigger>
      </DropZone>
      <div role="status">
        {state.looking && <p className={dialogStyles.note}>{state.looking}</p>}
      </div>
      {state.failure && <FoundNothing failure={state.failure} repository={state.repository} />}
      {state.found && (
        <FoundModelChoice key={state.found.revision} found={state.found} onDone={clear} />
      )}
    </section>
  );
}
