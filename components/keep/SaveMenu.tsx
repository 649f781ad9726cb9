'use client';

import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { save } from '@/components/figure/save';
import { attentionTable, writeAttentionCsv } from '@/lib/keep/attention-csv';
import { type RunFile, writeRunFile } from '@/lib/keep/run-file';
import type { HeadWeights } from '@/lib/trace/head-weights';

interface SaveMenuProps {
  /** The files' name, without an ending. */
  readonly name: string;
  /** Each is asked for when its file is wanted; without weights there is no such file. */
  readonly text: () => string;
  readonly run: () => Omit<RunFile, 'format' | 'version'>;
  readonly weights?: (() => HeadWeights | undefined) | undefined;
}

/** The button "Save": the text, the whole run, and the attention of the head in view, as files. */
export function SaveMenu({ name, text, run, weights }: SaveMenuProps) {
  const [problem, setProblem] = useState<string>();
  const attempt = (make: () => void) => {
    setProblem(undefined);
    try {
      make();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const file = (ending: string, type: string, content: string) =>
    save(`${name}.${ending}`, new Blob([content], { type: `${type};charset=utf-8` }));
  const saveWeights = () => {
    const found = weights?.();
    if (!found) throw new Error('The attention of this head is not read yet.');
    file('csv', 'text/csv', writeAttentionCsv(attentionTable(found)));
  };
  return (
    <>
      <MenuTrigger>
        <Button className="button needs-script">Save</Button>
        <Popover placement="bottom start">
          <Menu aria-label="Save" className="menu">
            <MenuItem onAction={() => attempt(() => file('txt', 'text/plain', text()))}>
              Text
            </MenuItem>
            <MenuItem
              onAction={() => attempt(() => file('json', 'application/json', writeRunFile(run())))}
            >
              Run as JSON
            </MenuItem>
            {weights ? (
              <MenuItem onAction={() => attempt(saveWeights)}>Attention as CSV</MenuItem>
            ) : null}
          </Menu>
        </Popover>
      </MenuTrigger>
      {problem ? <p role="alert">Nothing was saved: {problem}</p> : null}
    </>
  );
}
