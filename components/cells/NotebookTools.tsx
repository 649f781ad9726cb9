'use client';

import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import buttonStyles from '@/components/controls/button.module.css';
import { classNames } from '@/components/controls/classNames';
import { MenuButton } from '@/components/controls/MenuButton';
import { save } from '@/components/figure/save';
import { siteUrl } from '@/components/site/site-url';
import { replaceAddress } from '@/components/storage/address';
import { useUnsaved } from '@/components/storage/stored';
import type { PythonTwin } from '@/lib/cells/ipynb';
import { linkOfCells } from '@/lib/cells/link';
import { type Notebook, readNotebook, writeNotebook } from '@/lib/cells/notebook';
import styles from './NotebookTools.module.css';

interface NotebookToolsProps {
  readonly notebook: Notebook;
  readonly running: boolean;
  readonly onRunAll: () => void;
  readonly onStop: () => void;
  readonly onReset: () => void;
  readonly onOpen: (notebook: Notebook) => void;
  /** Brings back what was deleted, reset or replaced last; undefined where nothing was. */
  readonly onUndo: (() => void) | undefined;
  readonly twins: readonly PythonTwin[];
}

/** Larger files are not cells of this page, in bytes. */
const MOST_FILE = 30e6;

/** Where the site has the files of its model. */
const modelFolder = () => `${siteUrl()}models/storybook/`;

/** What can be done with all cells: run, share, save, open, start again. */
export function NotebookTools(props: NotebookToolsProps) {
  const { notebook, running, onOpen } = props;
  const [said, say] = useState('');
  const unsaved = useUnsaved();

  const copyLink = async () => {
    const link = await linkOfCells(notebook);
    if (!link) return say('These cells are too long for a link. Save them as a file instead.');
    const address = `${window.location.origin}${window.location.pathname}#${link}`;
    try {
      await navigator.clipboard.writeText(address);
      say('The link is copied. It holds the code of these cells, and not what they showed.');
    } catch {
      // No permission, or no clipboard on plain http.
      replaceAddress(address);
      say('This browser does not let the page copy. The link stands in the address bar.');
    }
  };
  const saveAs = async (format: 'ipynb' | 'json') => {
    const content =
      format === 'json'
        ? writeNotebook(notebook)
        : (await import('@/lib/cells/ipynb')).writeIpynb(notebook, props.twins, modelFolder());
    save(`cells.${format}`, new Blob([content], { type: 'application/json' }));
    say('');
  };
  const open = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    const opened = file.size <= MOST_FILE ? readNotebook(await file.text()) : undefined;
    if (!opened) return say(`“${file.name}” holds no cells of this page. Nothing was changed.`);
    onOpen(opened);
    say('');
  };

  return (
    <div className={classNames(styles.tools, 'needs-script no-print')}>
      <div className={styles.row}>
        {running ? (
          <Button onPress={props.onStop}>Stop</Button>
        ) : (
          <Button onPress={props.onRunAll}>Run all</Button>
        )}
        <Button look="quiet" onPress={() => void copyLink()}>
          Copy link
        </Button>
        <MenuButton<'ipynb' | 'json'>
          className={classNames(buttonStyles.button, buttonStyles.quiet)}
          label="Save"
          entries={[
            { id: 'ipynb', name: 'Jupyter notebook' },
            { id: 'json', name: 'Cells, to open here again' },
          ]}
          onChoose={(format) => void saveAs(format)}
        >
          Save
        </MenuButton>
        <FileTrigger
          acceptedFileTypes={['application/json']}
          onSelect={(files) => void open(files)}
        >
          <Button look="quiet">Open</Button>
        </FileTrigger>
        <Button look="quiet" onPress={props.onReset}>
          Reset
        </Button>
        {props.onUndo ? (
          <Button look="quiet" onPress={props.onUndo}>
            Undo
          </Button>
        ) : null}
      </div>
      <p role="status" className={styles.said}>
        {said ||
          (unsaved && 'This browser keeps nothing: save your cells as a file before you leave.')}
      </p>
    </div>
  );
}
