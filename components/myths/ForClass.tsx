'use client';

import { useState } from 'react';
import { FileTrigger, TextField } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { LabelledInput } from '@/components/controls/LabelledInput';
import { lazyPart } from '@/components/controls/lazyPart';
import layout from '@/components/figure/layout.module.css';
import { save } from '@/components/figure/save';
import type { AnswersFile } from '@/lib/myths/answers-file';
import { MYTH_IDS } from '@/lib/myths/requests';
import styles from './ForClass.module.css';
import type { MythQuestion } from './Tally';
import { type AllProgress, useAllProgress } from './useMyths';

const Tally = lazyPart(() => import('./Tally'));

/** Where a reader hands answers in as a file, and a teacher counts those of a class. */
export function ForClass({ questions }: { readonly questions: readonly MythQuestion[] }) {
  const [all] = useAllProgress();
  const [name, setName] = useState('');
  const [files, setFiles] = useState<readonly AnswersFile[]>([]);
  const [problem, setProblem] = useState('');
  const answered = answersOf(all);
  const open = async (chosen: FileList | null) => {
    const { readAnswers } = await import('@/lib/myths/answers-file');
    const read = await Promise.all(
      Array.from(
        chosen ?? [],
        async (file) => [file.name, readAnswers(await file.text())] as const,
      ),
    );
    const refused = read.flatMap(([title, file]) => (file ? [] : [title]));
    setProblem(
      refused.length > 0
        ? `${refused.join(', ')}: not answers that were saved on this page. The others are counted.`
        : '',
    );
    setFiles((before) => [...before, ...read.flatMap(([, file]) => file ?? [])]);
  };
  return (
    <div className={classNames(styles.class, 'needs-script no-print')}>
      <p role="status" className={layout.note}>
        {answered.length} of {MYTH_IDS.length} experiments done. What you chose and wrote is kept in
        this browser, and nowhere else.
      </p>
      <div className={layout.controls}>
        <TextField className={classNames(styles.name)} value={name} onChange={setName}>
          <LabelledInput label="Name or group, for the file" autoComplete="off" maxLength={80} />
        </TextField>
        <Button
          isDisabled={answered.length === 0}
          onPress={() => void saveAnswers({ name: name.trim(), answers: answered })}
        >
          Save my answers
        </Button>
        <Button onPress={printBlank}>Print as a hand-out</Button>
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={['application/json']}
          onSelect={(chosen) => void open(chosen)}
        >
          <Button>Count a class’s files …</Button>
        </FileTrigger>
      </div>
      {problem ? <p role="alert">{problem}</p> : null}
      {files.length > 0 ? (
        <Tally files={files} questions={questions} onClear={() => setFiles([])} />
      ) : null}
    </div>
  );
}

/** The beliefs that were put to the test, with what the reader wrote. */
const answersOf = (all: AllProgress): AnswersFile['answers'] =>
  MYTH_IDS.flatMap((id) => {
    const progress = all[id];
    return progress?.ran ? [{ id, belief: progress.belief, because: progress.because.trim() }] : [];
  });

async function saveAnswers(file: AnswersFile): Promise<void> {
  const { writeAnswers } = await import('@/lib/myths/answers-file');
  const plain = file.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  const content = new Blob([writeAnswers(file)], { type: 'application/json' });
  save(`beliefs${plain === '' ? '' : `-${plain}`}.json`, content);
}

/** Prints the questions with room to write, and none of the answers on screen. */
function printBlank(): void {
  const root = document.documentElement;
  root.setAttribute('data-blank', '');
  window.addEventListener('afterprint', () => root.removeAttribute('data-blank'), { once: true });
  window.print();
}
