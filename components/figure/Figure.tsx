'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import buttonStyles from '@/components/controls/button.module.css';
import { classNames } from '@/components/controls/classNames';
import { lazyPart } from '@/components/controls/lazyPart';
import type { Steps } from '@/components/projector/figures';
import { useProjector } from '@/components/projector/ProjectorProvider';
import type { Asked } from '@/lib/cells/figure-code';
import { DataTable } from './DataTable';
import { ExportMenu } from './ExportMenu';
import styles from './Figure.module.css';
import { FigureBoundary } from './FigureBoundary';
import type { FigureTable } from './table';

/** Its scripts come when somebody asks for the code of a figure. */
const FigureCode = lazyPart(
  () => import('@/components/cells/FigureCode'),
  <p className={styles.status}>The code is being loaded.</p>,
);

export interface FigureProps {
  /** Unique on the page; links lead to it, and exports carry it as their name. */
  readonly id: string;
  /** The figure's accessible name; the full stop behind it is set by the frame. */
  readonly title: string;
  /** True where it draws the reader's sentence; scripts/build-figures.mjs reads it with id and title. */
  readonly sentence?: true;
  /** What to look for, in a sentence or two. */
  readonly caption?: ReactNode;
  /** Stands above the picture. */
  readonly controls?: ReactNode;
  /** Stands beside the title: what the model is doing, or what went wrong. */
  readonly status?: ReactNode;
  /** What the figure shows, as a table; called only when somebody asks for it. */
  readonly table?: (() => FigureTable) | undefined;
  /** What was asked of the model, and what of the answers is drawn; left out where nothing was. */
  readonly asks?: readonly Asked[] | undefined;
  /** False where there is nothing worth saving. */
  readonly exports?: boolean;
  /**
   * Whose answer is drawn: a recorded one, or that of the reader's own model. Left out where that
   * makes no difference.
   */
  readonly from?: 'recorded' | 'live';
  readonly className?: string | undefined;
  /** The states that a teacher walks through with the arrow keys while the figure is projected. */
  readonly steps?: Steps;
  readonly children: ReactNode;
}

/**
 * The frame every widget wears: a caption that names it, its numbers as a table, and its export.
 *
 * The picture and the caption are in the page without scripts; the two buttons are then hidden,
 * and controls that need scripts must carry the class `needs-script`.
 */
export function Figure(props: FigureProps) {
  const { id, caption, controls, status, table, asks, from, children } = props;
  const { exports = true, className } = props;
  const [words, picture] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const [asTable, setAsTable] = useState(false);
  const [asCode, setAsCode] = useState(false);
  const projection = useProjection(id, props.steps);
  const name = props.title.replace(/\.$/, '');
  const tableId = `${id}-table`;
  const codeId = `${id}-code`;
  return (
    <figure
      id={id}
      className={classNames(styles.figure, className)}
      aria-labelledby={`${id}-title`}
      {...projection}
    >
      <figcaption className={styles.head}>
        <div ref={words} data-mark="caption" className={styles.caption}>
          <span className={styles.title} id={`${id}-title`}>
            {name}
          </span>
          {/[?!]$/.test(name) ? ' ' : '. '}
          {caption}
          {from && <RunMark run={from} />}
        </div>
        <div className={classNames(styles.tools, 'needs-script no-print')}>
          {table ? (
            <Part id={tableId} shown={asTable} onShow={setAsTable}>
              Show as table
            </Part>
          ) : null}
          {asks ? (
            <Part id={codeId} shown={asCode} onShow={setAsCode}>
              Code
            </Part>
          ) : null}
          {exports ? (
            <ExportMenu
              name={id}
              title={name}
              parts={[words, picture]}
              table={table}
              step={props.steps?.at}
            />
          ) : null}
        </div>
      </figcaption>
      {status ? <div className={styles.status}>{status}</div> : null}
      <FigureBoundary title={name}>
        {controls ? (
          <div data-mark="controls" className={classNames(styles.controls, 'no-print')}>
            {controls}
          </div>
        ) : null}
        {/* Tokens, numbers and drawings: a translator's tags would empty the labels of an SVG. */}
        <div ref={picture} data-mark="picture" className={styles.picture} translate="no">
          {children}
        </div>
        {asTable && table ? <DataTable id={tableId} title={name} table={table()} /> : null}
      </FigureBoundary>
      {asCode && asks ? (
        <FigureBoundary title={`Code of ${name}`}>
          <FigureCode id={codeId} title={name} asks={asks} />
        </FigureBoundary>
      ) : null}
    </figure>
  );
}

/** A button that shows a part of the figure, and takes it away again. */
function Part(props: {
  readonly id: string;
  readonly shown: boolean;
  readonly onShow: (shown: boolean) => void;
  readonly children: string;
}) {
  return (
    <ToggleButton
      className={classNames(buttonStyles.button, buttonStyles.quiet)}
      isSelected={props.shown}
      onChange={props.onShow}
      {...(props.shown ? { 'aria-controls': props.id } : {})}
    >
      {props.children}
    </ToggleButton>
  );
}

const RUN_NAMES = { recorded: 'Recorded run.', live: 'Live run.' };

/** Whose run is drawn. All of it takes the same room, so that nothing moves when it changes. */
function RunMark({ run }: { readonly run: keyof typeof RUN_NAMES }) {
  return (
    <>
      {' '}
      <span className={styles.run} data-run={run}>
        {RUN_NAMES[run]}
      </span>
    </>
  );
}

/** Makes the figure known to the projector; the attributes it needs while it fills the screen. */
function useProjection(id: string, steps: Steps | undefined) {
  const { projected, register } = useProjector();
  const frame = useRef<HTMLElement>(null);
  const latest = useRef(steps);
  latest.current = steps;
  useEffect(() => {
    if (!frame.current) return;
    return register({ id, element: frame.current, steps: () => latest.current });
  }, [id, register]);
  return { ref: frame, ...(projected === id ? { 'data-projected': '', tabIndex: -1 } : {}) };
}
