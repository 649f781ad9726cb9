'use client';

import { useState } from 'react';
import buttonStyles from '@/components/controls/button.module.css';
import { classNames } from '@/components/controls/classNames';
import { MenuButton } from '@/components/controls/MenuButton';
import { save } from '@/components/figure/save';
import { writeAttentionCsv } from '@/lib/export/attention-csv';
import { type RunFile, writeRunFile } from '@/lib/export/run-file';
import type { HeadWeights } from '@/lib/trace/head-weights';

interface SaveMenuProps {
  /** The files' name, without an ending. */
  readonly name: string;
  /** Called when the file is chosen, as the others are. */
  readonly text: () => string;
  readonly run: () => Omit<RunFile, 'format' | 'version'>;
  /** The attention of the head in view; left out, there is no such file. */
  readonly weights?: (() => Promise<HeadWeights>) | undefined;
}

type File = 'text' | 'run' | 'weights';

/** The button "Save": the text, the whole run, and the attention of the head in view, as files. */
export function SaveMenu({ name, text, run, weights }: SaveMenuProps) {
  const [problem, setProblem] = useState<string>();
  const file = (ending: string, type: string, content: string) =>
    save(`${name}.${ending}`, new Blob([content], { type: `${type};charset=utf-8` }));
  const make = async (wanted: File) => {
    if (wanted === 'text') return file('txt', 'text/plain', text());
    if (wanted === 'run') return file('json', 'application/json', writeRunFile(run()));
    if (weights) file('csv', 'text/csv', writeAttentionCsv(await weights()));
  };
  const choose = (wanted: File) => {
    setProblem(undefined);
    make(wanted).catch((error) =>
      setProblem(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <>
      <MenuButton<File>
        className={classNames(buttonStyles.button, 'needs-script')}
        label="Save"
        entries={[
          { id: 'text', name: 'Text' },
          { id: 'run', name: 'Run as JSON' },
          ...(weights ? [{ id: 'weights', name: 'Attention as CSV' } as const] : []),
        ]}
        onChoose={choose}
      >
        Save
      </MenuButton>
      {problem ? <p role="alert">Nothing was saved: {problem}</p> : null}
    </>
  );
}
