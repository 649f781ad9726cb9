'use client';

import { useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { siteUrl } from '@/components/site/site-url';
import type { CodePair } from '@/lib/cells/figure-code/types';
import { PYTHON_SETUP } from '@/lib/cells/ipynb';
import { linkOfCells } from '@/lib/cells/link';
import { notebookOf } from '@/lib/cells/notebook';
import cellStyles from './cell.module.css';
import styles from './FigureCode.module.css';
import { LoneCode, LoneOutput } from './LoneCell';
import { useLoneCell } from './useLoneCell';

interface FigureCellProps extends CodePair {
  /** What the code is of. */
  readonly name: string;
}

/** A figure's question as a cell, and beside it the same in Python. */
export function FigureCell({ name, code: own, python }: FigureCellProps) {
  /** What the reader has made of the code; undefined while it follows the figure. */
  const [edited, edit] = useState<string>();
  const [said, say] = useState('');
  const frame = useRef<HTMLDivElement>(null);
  const cell = useLoneCell(own, edited, frame);
  const { code, running } = cell;
  const run = () => {
    say('');
    cell.run();
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
        <div
          ref={frame}
          tabIndex={-1}
          className={styles.frame}
          onKeyDownCapture={(event) => cell.press(event, run)}
        >
          <LoneCode cell={cell} onChange={(next) => edit(next === own ? undefined : next)} />
          <div className={cellStyles.tools}>
            {running ? (
              <Button onPress={cell.stop}>Stop</Button>
            ) : (
              <Button onPress={run}>Run</Button>
            )}
            <Button look="quiet" isDisabled={edited === undefined} onPress={() => edit(undefined)}>
              As the figure has it
            </Button>
            <Button look="quiet" onPress={() => void openAsNotebook()}>
              Open as a notebook
            </Button>
            <span className={cellStyles.state} role="status">
              {running ? (cell.waits ? 'Runs when the model is ready.' : 'Running …') : said}
            </span>
          </div>
        </div>
        {cell.result ? (
          <section
            className={styles.output}
            aria-label={`Output of the code of ${name}`}
            aria-busy={running}
          >
            <LoneOutput cell={cell} />
          </section>
        ) : null}
      </TabPanel>
      <TabPanel id="python" className={classNames(styles.panel)}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
        <pre className={classNames(cellStyles.python, styles.python)} tabIndex={0} translate="no">
          {whole}
        </pre>
        <div className={cellStyles.tools}>
          <Button onPress={() => void copy(whole)}>Copy</Button>
          <span className={cellStyles.state} role="status">
            {said}
          </span>
        </div>
      </TabPanel>
    </Tabs>
  );
}
