'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import type { Manuscript } from '@/lib/lab/manuscript';
import { Writer } from '@/lib/lab/writer';

/** One text in the making, and who writes it. */
export interface Column {
  readonly writer: Writer;
  readonly manuscript: Manuscript;
}

/** A writer of its own for as long as the page stands. */
export function useColumn(figure: string): Column {
  const { report } = useEngine();
  const latest = useRef(report);
  latest.current = report;
  const [writer] = useState(() => new Writer(figure, (failure) => latest.current(failure)));
  const manuscript = useSyncExternalStore(writer.subscribe, writer.manuscript, writer.manuscript);
  useEffect(() => () => writer.stop(), [writer]);
  return { writer, manuscript };
}
