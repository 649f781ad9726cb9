'use client';

import { startTransition, useEffect, useRef, useState } from 'react';
import type { TextState } from '@/lib/writer/text-state';
import { Writer, type WriterOptions } from '@/lib/writer/writer';
import { useEngine } from './EngineProvider';

/** A writer, and the text that it is writing. */
export interface WriterView {
  readonly writer: Writer;
  readonly text: TextState;
}

/**
 * Creates a writer for as long as the component is mounted. Its failures are reported to the
 * engine, unless `onFailure` takes them.
 *
 * @param figure names it to the worker
 * @param options as they are at the first render
 */
export function useWriter(figure: string, options: WriterOptions = {}): WriterView {
  const { report } = useEngine();
  const latest = useRef(report);
  latest.current = report;
  const [writer] = useState(
    () => new Writer(figure, { onFailure: (failure) => latest.current(failure), ...options }),
  );
  const [text, show] = useState(writer.text);
  useEffect(() => {
    let before = writer.text();
    const follow = () => {
      const next = writer.text();
      const goesOn = [before, next].every(({ activity }) => activity === 'generating');
      before = next;
      // Between two tokens the page stays with its reader: React draws them when it has time.
      if (goesOn) startTransition(() => show(next));
      else show(next);
    };
    follow();
    return writer.subscribe(follow);
  }, [writer]);
  useEffect(() => () => writer.stop(), [writer]);
  return { writer, text };
}
