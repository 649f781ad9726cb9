'use client';

import { usePathname } from 'next/navigation';
import { useMemo } from 'react';
import { type Asked, codeOf } from '@/lib/cells/figure-code';
import { figureRequest } from '@/lib/cells/figure-request';
import type { CellRequest } from '@/lib/cells/requests';
import { FigureCell } from './FigureCell';
import styles from './FigureCode.module.css';

interface FigureCodeProps {
  readonly id: string;
  /** The figure's name. */
  readonly title: string;
  readonly asks: readonly Asked[];
}

/** The cells that made a figure, with its own text and settings: to be changed and run. */
export default function FigureCode({ id, title, asks }: FigureCodeProps) {
  const pathname = usePathname();
  return (
    <section id={id} className={styles.cells} aria-label={`Code of ${title}`}>
      {asks.map((asked, at) => (
        <CodeOf
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place
          key={at}
          asked={asked}
          name={asks.length > 1 ? `${title}, ${at + 1}` : title}
          storedAs={`code:${pathname}:${id}:${at}`}
        />
      ))}
    </section>
  );
}

interface CodeOfProps {
  readonly asked: Asked;
  readonly name: string;
  readonly storedAs: string;
}

function CodeOf({ asked, ...names }: CodeOfProps) {
  const key = JSON.stringify([asked.request, asked.view]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a request is the same if its text is
  const pair = useMemo(() => codeOf(asked), [asked.task, asked.vocabulary, key]);
  // The task and its request belong together, which types of a union cannot say.
  const askInstead = asked.askInstead as ((request: unknown) => void) | undefined;
  const draw = (requests: readonly CellRequest[]) => {
    const request = figureRequest(asked, requests);
    if (request) askInstead?.(request);
  };
  return (
    <FigureCell
      {...pair}
      {...names}
      onFinished={draw}
      isDrawn={asked.isInstead === true}
      onRelease={() => askInstead?.(undefined)}
    />
  );
}
