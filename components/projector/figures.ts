/** Prepared states of a figure, walked one by one while it is projected. */
export interface Steps {
  readonly count: number;
  /** The state shown, from 0. */
  readonly at: number;
  readonly go: (at: number) => void;
}

/** A figure that can fill the screen. */
export interface Projectable {
  readonly id: string;
  readonly element: HTMLElement;
  /** Its states at this moment. */
  readonly steps: () => Steps | undefined;
}

/** Returns the figures in the order of the page. */
export function inOrder(figures: Iterable<Projectable>): Projectable[] {
  return [...figures].sort((a, b) =>
    a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
}

/** Returns the figure whose middle is nearest to that of the window: the reader looks at it. */
export function nearestToMiddle(figures: readonly Projectable[]): Projectable | undefined {
  const off = ({ element }: Projectable) => {
    const { top, height } = element.getBoundingClientRect();
    return Math.abs(top + height / 2 - window.innerHeight / 2);
  };
  return figures.reduce<Projectable | undefined>(
    (best, figure) => (!best || off(figure) < off(best) ? figure : best),
    undefined,
  );
}

/** Scrolls a figure that is higher than the screen; returns false at its end. */
export function scrollOn(figure: HTMLElement, by: 1 | -1): boolean {
  const { scrollTop, scrollHeight, clientHeight } = figure;
  const left = by > 0 ? scrollHeight - clientHeight - scrollTop : scrollTop;
  if (left <= 2) return false;
  figure.scrollBy({ top: by * Math.min(left, clientHeight * 0.8), behavior: 'instant' });
  return true;
}

/** True for an element in which text is written. */
export const takesText = (element: Element | null): boolean =>
  element?.matches('textarea, input:not([type=range], [type=radio], [type=checkbox])') ?? false;

const OWN_KEYS =
  'input, textarea, select, [role=slider], [role=grid], [role=menu], [role=radiogroup], [role=tree], [role=dialog]';

/**
 * True for an element in which a key is text or has a meaning of its own. A picture or a text that is
 * walked by arrow keys leaves the paging keys, which a presenter sends, to the projector.
 */
export function takesKeys(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const own = key.startsWith('Page') ? OWN_KEYS : `${OWN_KEYS}, [role=application], [role=listbox]`;
  return target.isContentEditable || target.closest(own) !== null;
}
