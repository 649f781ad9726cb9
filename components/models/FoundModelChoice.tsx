'use client';

import { useState } from 'react';
import { Label, Radio, RadioGroup, TextField } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from '@/components/controls/field.module.css';
import { LabelledInput } from '@/components/controls/LabelledInput';
import { useModels } from '@/components/engine/EngineProvider';
import { addFound, useFoundEntries } from '@/components/engine/known-models';
import { entryFor, type FoundModel, shapeWords } from '@/lib/engine/foreign/found-model';
import type { OnnxFile } from '@/lib/engine/foreign/onnx-files';
import { parameterCount } from '@/lib/trace/parameters';
import styles from './FindModel.module.css';
import { megabytes, parameterWords, storedAs } from './format';

/** What was found, which of its files to take, and the bytes that this would fetch. */
export function FoundModelChoice({
  found,
  onDone,
}: {
  readonly found: FoundModel & { readonly given?: ReadonlyMap<string, Blob> };
  readonly onDone: () => void;
}) {
  const { title, shape, tokens, licence, onnx, small, given, foundBy } = found;
  const { choose } = useModels();
  const [taken, take] = useState(onnx[0]?.name ?? '');
  const [name, setName] = useState(title);
  const listed = useFoundEntries();
  const file = onnx.find((one) => one.name === taken);
  const isHub = foundBy === 'name';
  const entry = file && entryFor(found, file, name.trim() || title);
  const earlier = listed.find(({ id }) => id === entry?.id);
  const isOther = earlier !== undefined && earlier.revision !== entry?.revision;
  const open = () => {
    if (!entry) return;
    addFound(entry, new Map([...(given ?? []), ...small]));
    onDone();
    choose(entry.id);
  };
  return (
    <div className={styles.found}>
      <p>
        <b>{title}</b> is a GPT‑2: {shapeWords(shape)}; {parameterWords(parameterCount(shape))};{' '}
        {isHub ? (licence ? `${licence} licence` : 'no licence named') : 'from your files'}.
        {tokens < shape.vocabulary &&
          ` Its tokenizer knows ${tokens.toLocaleString('en')} of the tokens.`}
      </p>
      {!isHub && (
        <TextField className={classNames(styles.field)} value={name} onChange={setName}>
          <LabelledInput label="Its name here" maxLength={60} />
        </TextField>
      )}
      <RadioGroup className={classNames(styles.files)} value={taken} onChange={take}>
        <Label className={classNames(fieldStyles.label)}>
          {onnx.length === 1 ? 'Its file' : 'Its files; the first is suggested'}
        </Label>
        {onnx.map((one) => (
          <Radio
            key={one.name}
            value={one.name}
            isDisabled={one.obstacle !== undefined}
            className={classNames(styles.file)}
          >
            <FileLine file={one} />
          </Radio>
        ))}
      </RadioGroup>
      {isOther && (
        <p>
          Your list has this file as it was at an earlier commit. Delete that one to take this one.
        </p>
      )}
      <div className={styles.confirm}>
        <Button look="primary" isDisabled={!file || isOther} onPress={open}>
          {isHub ? `Fetch ${megabytes(file?.bytes ?? 0)} and open` : `Open ${name.trim() || title}`}
        </Button>
        <Button look="quiet" onPress={onDone}>
          Leave it
        </Button>
      </div>
    </div>
  );
}

function FileLine({ file: { name, bytes, dtype, obstacle } }: { readonly file: OnnxFile }) {
  return (
    <span>
      <span className={styles.name} translate="no">
        {name}
      </span>{' '}
      {megabytes(bytes)}
      {storedAs(dtype)}
      {obstacle && `. ${obstacle}`}
    </span>
  );
}
