/** What a key does to a cell, as in Jupyter. */
export type CellCommand =
  | 'run-and-next'
  | 'run'
  | 'edit'
  | 'leave'
  | 'add-above'
  | 'add-below'
  | 'delete'
  | 'previous'
  | 'next';

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const PLAIN: Readonly<Record<string, CellCommand>> = {
  Enter: 'edit',
  a: 'add-above',
  b: 'add-below',
  ArrowUp: 'previous',
  ArrowDown: 'next',
  k: 'previous',
  j: 'next',
};

/** True while the editor offers completions: Escape and Enter are then theirs. */
export const isCompleting = (target: EventTarget) =>
  target instanceof Element &&
  target.closest('.cm-editor')?.querySelector('.cm-tooltip-autocomplete') != null;

/**
 * Returns what a key does; undefined for a key that is none of the cell's.
 *
 * @param onCell true where the cell itself has the focus, false inside of its code or its buttons
 * @param before the key before this one, if it was pressed on the same cell just now
 */
export function commandOf(key: Key, onCell: boolean, before?: string): CellCommand | undefined {
  if (key.altKey) return undefined;
  const main = key.ctrlKey || key.metaKey;
  if (key.key === 'Enter' && key.shiftKey && !main) return 'run-and-next';
  if (key.key === 'Enter' && main && !key.shiftKey) return 'run';
  if (main || key.shiftKey) return undefined;
  if (!onCell) return key.key === 'Escape' ? 'leave' : undefined;
  if (key.key === 'd') return before === 'd' ? 'delete' : undefined;
  return PLAIN[key.key];
}
