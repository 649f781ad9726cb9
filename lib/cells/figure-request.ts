import type { Asked } from './figure-code';
import type { CellRequest } from './requests';

/** What a cell decides of a request; the rest is what the figure needs to draw the answer. */
const OF_CELL = new Set([
  ...['ids', 'text', 'sums', 'answerIds', 'settings', 'length'],
  ...['headsOff', 'causal', 'edits', 'positions'],
]);
/** Figures are drawn for texts of a sentence or two, in tokens. */
const MOST_TOKENS = 64;

/**
 * Returns the request by which a figure draws what a cell has asked: the figure's own, of the text and
 * with the switches of the cell’s last request of that task. Undefined where the cell asked no such thing,
 * or the very same.
 */
export function figureRequest(
  { task, request: own }: Pick<Asked, 'task' | 'request'>,
  asked: readonly CellRequest[],
): Asked['request'] | undefined {
  const last = asked.findLast((one) => one.task === task);
  if (!last || ('ids' in last.request && last.request.ids.length > MOST_TOKENS)) return undefined;
  const ofCell = Object.entries(last.request).filter(([key]) => OF_CELL.has(key));
  // Only heads that were recorded are few: the model gives all of them.
  const ofFigure = Object.entries(own).filter(([key]) => !OF_CELL.has(key) && key !== 'heads');
  const request = Object.fromEntries([...ofFigure, ...ofCell]);
  const isSame = sorted(request) === sorted({ ...own, heads: undefined });
  return isSame ? undefined : (request as Asked['request']);
}

const sorted = (request: object) =>
  JSON.stringify(
    Object.entries(request)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .filter(([, value]) => value !== undefined),
  );
