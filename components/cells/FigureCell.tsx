'use client';

import { type KeyboardEvent, useCallback, useId, useMemo, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { siteUrl } from '@/components/site/site-url';
import type { CodePair } from '@/lib/cells/figure-code/types';
import { highlight } from '@/lib/cells/highlight';
import { PYTHON_SETUP } from '@/lib/cells/ipynb';
import { linkOfCells } from '@/lib/cells/link';
import { type CellResult, notebookOf } from '@/lib/cells/notebook';
import { CodeField, type CodeFieldHandle } from './CodeField';
import styles from './FigureCode.module.css';
import { commandOf, isCompleting } from './keys';
import OutputList from './OutputList';
import { useRunner } from './useRunner';

interface FigureCellProps extends CodePair {
  /** What the code is of. */
  readonly name: string;
}

/** A figure's question as a cell, and beside it the same in Python. */
export function FigureCell({ name, code: own, python }: FigureCellProps) {
  /** What the reader has made of the code; undefined while it follows the figure. */
  const [edited, edit] = useState<string>();
  const [result, setResult] = useState<CellResult>();
  const [said, say] = useState('');
  const frame = useRef<HTMLDivElement>(null);
  const field = useRef<CodeFieldHandle>(null);
  const hintId = useId();
  const code = edited ?? own;
  const pieces = useMemo(() => highlight(own), [own]);
  const change = useCallback((_: number, next: (before: CellResult) => CellResult) => {
    setResult((before) => next(before ?? { code: '', model: '', outputs: [] }));
  }, []);
  const runner = useRunner(change);
  const running = runner.running.size > 0;
  const run = () => {
    say('');
    runner.run([{ id: 1, code }], 0);
  };
  const press = (event: KeyboardEvent) => {
    const command = commandOf(event, false);
    if (!command || (command === 'leave' && isCompleting(event.target))) return;
    event.preventDefault();
    event.stopPropagation();
    if (command === 'leave') frame.current?.focus();
    else run();
  };
  const openAsNotebook = async () => {
    const link = await linkOfCells(notebookOf([code]));
    if (link) window.location.assign(`${siteUrl()}cells#${link}`);
    else say('This code is too long for a link: copy it.');
  };
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      say('Copied.');
    } catch {
      say('The browser did not allow it: select the code and copy it.');
    }
  };
  const whole = `${PYTHON_SETUP}\n\n${python}\n`;
  return (
    <Tabs>
      <TabList
        className={classNames(styles.languages)}
        aria-label={`Language of the code of ${name}`}
      >
        <Tab id="typescript" className={classNames(styles.language)}>
          TypeScript
        </Tab>
        <Tab id="python" className={classNames(styles.language)}>
          Python
        </Tab>
      </TabList>
      <TabPanel id="typescript" className={classNames(styles.panel)}>
        <div ref={frame} tabIndex={-1} className={styles.frame} onKeyDownCapture={press}>
          <p id={hintId} className="sr-only">
            Escape leaves the code. Control and Enter run it.
          </p>
          <CodeField
            ref={field}
            code={code}
            pieces={code === own ? pieces : undefined}
            describedBy={hintId}
            onChange={(next) => edit(next === own ? undefined : next)}
          />
          <div className={styles.tools}>
            {running ? (
              <Button onPress={runner.stop}>Stop</Button>
            ) : (
              <Button onPress={run}>Run</Button>
            )}
            <Button look="quiet" isDisabled={edited === undefined} onPress={() => edit(undefined)}>
              As the figure has it
            </Button>
            <Button look="quiet" onPress={() => void openAsNotebook()}>
              Open as a notebook
            </Button>
            <span className={styles.state} role="status">
              {running ? (runner.waits ? 'Runs when the model is ready.' : 'Running …') : said}
            </span>
          </div>
        </div>
        {result ? (
          <section
            className={styles.output}
            aria-label={`Output of the code of ${name}`}
            aria-busy={running}
          >
            <OutputList
              result={result}
              changed={result.code !== code}
              running={running}
              own={1}
              numberOf={() => 1}
            />
          </section>
        ) : null}
      </TabPanel>
      <TabPanel id="python" className={classNames(styles.panel)}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
        <pre className={styles.python} tabIndex={0} translate="no">
          {whole}
        </pre>
        <div className={styles.tools}>
          <Button onPress={() => void copy(whole)}>Copy</Button>
          <span className={styles.state} role="status">
            {said}
          </span>
        </div>
      </TabPanel>
    </Tabs>
  );
}
