import { type KeyboardEvent, type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { highlight } from '@/lib/cells/highlight';
import type { CellResult } from '@/lib/cells/notebook';
import type { CellRequest } from '@/lib/cells/requests';
import type { CodeFieldHandle } from './CodeField';
import { commandOf, isCompleting } from './keys';
import { useRunner } from './useRunner';

/**
 * A cell that belongs to no notebook, as in a chapter or below a figure: what it showed last, and
 * the keys that act on it.
 *
 * @param own the code as it was before a reader changed it
 * @param edited what the reader made of it; nothing where it was not changed
 * @param frame takes the focus when the code is left
 * @param onFinished see `useRunner`
 */
export function useLoneCell(
  own: string,
  edited: string | null | undefined,
  frame: RefObject<HTMLElement | null>,
  onFinished?: (asked: readonly CellRequest[]) => void,
) {
  const [result, setResult] = useState<CellResult>();
  const field = useRef<CodeFieldHandle>(null);
  const code = edited ?? own;
  const pieces = useMemo(() => highlight(own), [own]);
  const change = useCallback((_: number, next: (before: CellResult) => CellResult) => {
    setResult((before) => next(before ?? { code: '', model: '', outputs: [] }));
  }, []);
  const runner = useRunner(change, onFinished);
  const run = () => runner.run([{ id: 1, code }], 0);
  /** Handles a key, which does what it does in a notebook. */
  const press = (event: KeyboardEvent, onRun: () => void) => {
    const command = commandOf(event, false);
    if (!command || (command === 'leave' && isCompleting(event.target))) return;
    event.preventDefault();
    event.stopPropagation();
    field.current?.closeOffer();
    if (command === 'leave') frame.current?.focus();
    else onRun();
  };
  return {
    code,
    /** The code in colours, while it is the cell's own. */
    pieces: code === own ? pieces : undefined,
    field,
    result,
    forget: () => setResult(undefined),
    running: runner.running.size > 0,
    waits: runner.waits,
    run,
    stop: runner.stop,
    /** Puts the cursor into the code. */
    enter: () => field.current?.edit(),
    press,
  };
}

export type LoneCell = ReturnType<typeof useLoneCell>;
