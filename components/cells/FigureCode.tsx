'use client';

import { useMemo } from 'react';
import { type Asked, codeOf } from '@/lib/cells/figure-code';
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
  return (
    <section id={id} className={styles.cells} aria-label={`Code of ${title}`}>
      {asks.map((asked, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place
        <CodeOf key={at} asked={asked} name={asks.length > 1 ? `${title}, ${at + 1}` : title} />
      ))}
    </section>
  );
}

function CodeOf({ asked, name }: { readonly asked: Asked; readonly name: string }) {
  const key = JSON.stringify([asked.request, asked.view]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a request is the same if its text is
  const pair = useMemo(() => codeOf(asked), [asked.task, asked.vocabulary, key]);
  return <FigureCell {...pair} name={name} />;
}
