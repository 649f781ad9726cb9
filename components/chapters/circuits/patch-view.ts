import {
  bestCell,
  type PatchCell,
  type PatchPlace,
  patchCells,
  percent,
} from '@/components/widgets/patch-map/marks';
import type { ColumnLabel } from '@/components/widgets/patch-map/PatchMap';
import type { Answered } from '@/lib/engine/answered';
import { headName } from '@/lib/heads/name';
import { fixed } from '@/lib/text/fixed';
import { tokenLabel } from '@/lib/text/token-text';

/** What is drawn of a grid: cells, what they are called, and the one that is looked at. */
export interface PatchView {
  readonly cells: readonly PatchCell[];
  readonly labels: readonly ColumnLabel[];
  readonly names: readonly [string, string];
  readonly place: PatchPlace | undefined;
  /** The difference with that cell put in. */
  readonly difference: number | undefined;
  readonly nameOf: (place: PatchPlace) => string;
  readonly readout: string;
}

/**
 * @param tried the only cells to show; all by default
 * @param picked the cell that is looked at; the one that brings most back by default
 */
export function patchView(
  { answer, vocabulary, shape }: Pick<Answered<'patchGrid'>, 'answer' | 'vocabulary' | 'shape'>,
  tried: readonly PatchPlace[] | undefined,
  picked: PatchPlace | undefined,
): PatchView {
  const { columns, patched, cleanIds, corruptedIds, differences } = answer;
  const label = (id: number | undefined) =>
    id === undefined ? '' : tokenLabel(vocabulary.token(id));
  const isTried = ({ layer, column }: PatchPlace) =>
    !tried || tried.some((one) => one.layer === layer && one.column === column);
  const cells = patchCells(answer).map((cell) =>
    isTried(cell) ? cell : { ...cell, recovered: undefined, text: '' },
  );
  const labels =
    patched === 'heads'
      ? Array.from({ length: columns }, (_, head) => ({ own: `head ${head + 1}` }))
      : corruptedIds.map((id, t) =>
          id === cleanIds[t] ? { own: label(id) } : { own: label(id), taken: label(cleanIds[t]) },
        );
  const nameOf = ({ layer, column }: PatchPlace) =>
    patched === 'heads'
      ? headName(layer * shape.heads + column, shape.heads)
      : `Token ${column + 1} entering layer ${layer + 1}`;
  const place = picked ?? bestCell(cells);
  const at = place && place.layer * columns + place.column;
  const share = at === undefined ? undefined : cells[at]?.recovered;
  const difference = at === undefined || share === undefined ? undefined : differences[at];
  const [one = '', other = ''] = answer.answerIds.map(label);
  return {
    cells,
    labels,
    names: [one, other],
    place,
    difference,
    nameOf,
    readout: readoutOf(),
  };

  function readoutOf(): string {
    if (Number.isNaN(answer.clean)) return 'Press a cell to put it in, or try all of them.';
    const whole = `“${one}” minus “${other}” is ${fixed(answer.clean)} after the first text and ${fixed(answer.corrupted)} after the second.`;
    if (!place || share === undefined || difference === undefined) return whole;
    return `${whole} With ${nameOf(place).replace(/^[LT]/, (letter) => letter.toLowerCase())} put in, it is ${fixed(difference)}: ${percent(share)} % of the way back.`;
  }
}
