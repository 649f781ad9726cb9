import type { Asked } from './figure-code';
import type { CellRequest } from './requests';

type Request = Asked['request'];

/** What makes an answer another than that of the plain text. */
const SWITCHES = ['headsOff', 'causal', 'edits', 'positions'];
/** What a cell decides of a request; the rest is what the figure needs to draw the answer. */
const OF_CELL = new Set([
  ...['ids', 'text', 'sums', 'answerIds', 'settings', 'length'],
  ...SWITCHES,
]);
/**
 * All that the request of a figure of one text may have, so that it can be asked of any other text. A
 * place, `from`, is among them: the last token's, or one near the beginning.
 */
const OF_ONE_TEXT = new Set([
  ...['ids', 'from', 'layer', 'which', 'headsOff', 'by'],
  ...['top', 'named', 'length', 'lanes', 'glyph'],
]);
/** Figures are drawn for texts of a sentence or two, in tokens. */
const MOST_TOKENS = 64;

/**
 * Returns the request by which a figure draws what a cell has asked: the figure's own, of the text and
 * with the switches of the cell’s last request of that task. Where the cell computes by other means what
 * the figure shows of one text, it is the figure's own of the text that the cell reads first. Undefined
 * where the cell asked no such thing, or the very same.
 */
export function figureRequest(
  { task, request: own }: Pick<Asked, 'task' | 'request'>,
  asked: readonly CellRequest[],
): Request | undefined {
  const last = asked.findLast((one) => one.task === task);
  const request = last ? withCellsOwn(own, last.request) : ofFirstText(own, asked);
  if (!request || ('ids' in request && request.ids.length > MOST_TOKENS)) return undefined;
  const isSame = sorted(request) === sorted({ ...own, heads: undefined });
  return isSame ? undefined : request;
}

/** A figure's request of the text and with the switches of a cell's, which is of the same task. */
function withCellsOwn(own: Request, asked: CellRequest['request']): Request {
  const ofCell = Object.entries(asked).filter(([key]) => OF_CELL.has(key));
  // Only heads that were recorded are few: the model gives all of them.
  const ofFigure = Object.entries(own).filter(([key]) => !OF_CELL.has(key) && key !== 'heads');
  return Object.fromEntries([...ofFigure, ...ofCell]) as Request;
}

/** The request of a figure of one text, of the text that a cell reads first and as it stands. */
function ofFirstText(own: Request, asked: readonly CellRequest[]): Request | undefined {
  if (!('ids' in own) || !Object.keys(own).every((key) => OF_ONE_TEXT.has(key))) return undefined;
  const plain = asked.find(
    ({ request }) => 'ids' in request && SWITCHES.every((key) => isAtRest(request, key)),
  )?.request;
  if (!plain || !('ids' in plain)) return undefined;
  const { ids } = plain;
  if (!('from' in own)) return { ...own, ids };
  const isLast = own.from === own.ids.length - 1;
  return { ...own, ids, from: isLast ? ids.length - 1 : Math.min(own.from, ids.length - 1) };
}

function isAtRest(request: object, key: string): boolean {
  const value: unknown = Reflect.get(request, key);
  return value === undefined || value === true || (Array.isArray(value) && value.length === 0);
}

const sorted = (request: object) =>
  JSON.stringify(
    Object.entries(request)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .filter(([, value]) => value !== undefined),
  );
