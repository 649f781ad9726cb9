'use client';

import { useEffect, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { useFramed } from '@/components/controls/framed';
import { siteUrl } from '@/components/site/site-url';
import { useStored } from '@/components/storage/stored';
import type { CodePair } from '@/lib/cells/figure-code/types';
import { PYTHON_SETUP } from '@/lib/cells/ipynb';
import { linkOfCells } from '@/lib/cells/link';
import { notebookOf } from '@/lib/cells/notebook';
import type { CellRequest } from '@/lib/cells/requests';
import cellStyles from './cell.module.css';
import styles from './FigureCode.module.css';
import { LoneCode, LoneOutput } from './LoneCell';
import { useLoneCell } from './useLoneCell';

interface FigureCellProps extends CodePair {
  /** What the code is of. */
  readonly name: string;
  /** Where the reader's change of the code is kept. */
  readonly storedAs: string;
  /** Is told what a run has asked of the model, when it has come to its end. */
  readonly onFinished: (asked: readonly CellRequest[]) => void;
  /** True while the figure draws what a cell has asked. */
  readonly isDrawn: boolean;
  /** Has the figure draw its own again. */
  readonly onRelease: () => void;
}

/** A figure's question as a cell, and beside it the same in Python. */
export function FigureCell(props: FigureCellProps) {
  const { name, code: own, python, storedAs, isDrawn, onRelease } = props;
  /** What the reader has made of the code; null while it follows the figure. */
  const [edited, edit] = useStored(storedAs);
  const [said, say] = useState('');
  const framed = useFramed();
  const frame = useRef<HTMLDivElement>(null);
  const cell = useLoneCell(own, edited, frame, props.onFinished);
  const { code, running } = cell;
  const run = () => {
    say('');
    cell.run();
  };
  const reset = () => {
    edit(null);
    onRelease();
  };
  // Where no code is seen, the figure draws its own.
  const release = useRef(onRelease);
  release.current = onRelease;
  useEffect(() => () => release.current(), []);
  const openAsNotebook = async () => {
    const link = await linkOfCells(notebookOf([code]));
    if (!link) return say('This code is too long for a link: copy it.');
    const address = `${siteUrl()}cells#${link}`;
    if (framed) window.open(address, '_blank', 'noopener');
    else window.location.assign(address);
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
          <LoneCode cell={cell} onChange={(next) => edit(next === own ? null : next)} />
          <div className={cellStyles.tools}>
            {running ? (
              <Button onPress={cell.stop}>Stop</Button>
            ) : (
              <Button onPress={run}>Run</Button>
            )}
            <Button look="quiet" isDisabled={edited === null} onPress={reset}>
              As the figure has it
            </Button>
            <Button look="quiet" onPress={() => void openAsNotebook()}>
              Open as a notebook
            </Button>
            <span className={cellStyles.note} role="status">
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
        {isDrawn ? (
          <p className={cellStyles.tools} role="status">
            <span className={cellStyles.note}>The figure now draws what this cell has asked.</span>
            <Button look="quiet" onPress={onRelease}>
              Back to the sentence
            </Button>
          </p>
        ) : null}
      </TabPanel>
      <TabPanel id="python" className={classNames(styles.panel)}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
        <pre className={classNames(cellStyles.python, styles.python)} tabIndex={0} translate="no">
          {whole}
        </pre>
        <div className={cellStyles.tools}>
          <Button onPress={() => void copy(whole)}>Copy</Button>
          <span className={cellStyles.note} role="status">
            {said}
          </span>
        </div>
      </TabPanel>
    </Tabs>
  );
}
