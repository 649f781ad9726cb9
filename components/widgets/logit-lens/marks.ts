import { readAt, settledAfter } from '@/lib/block/lens';
import type { Answered } from '@/lib/engine/answered';
import { formatProbability } from '@/lib/text/format-probability';
import { tokenLabel } from '@/lib/text/token-text';

/** One token that the model would say at a place. */
export interface Named {
  readonly label: string;
  /** 0..1 */
  readonly probability: number;
}

/** What the lens shows: L + 1 rows, T columns. */
export interface LensView {
  readonly layers: number;
  /** The tokens of the text, a column each. */
  readonly labels: readonly string[];
  /** [T]: what really follows; undefined at the end of the text. */
  readonly follows: readonly (string | undefined)[];
  /** The likeliest tokens at a place, likeliest first. */
  readonly at: (layer: number, position: number) => readonly Named[];
  /** [T]: the number of blocks after which the first choice stays to the end. */
  readonly settled: readonly number[];
}

/** The view of an answer. */
export function lensView({
  request,
  answer,
  vocabulary,
}: Pick<Answered<'lens'>, 'request' | 'answer' | 'vocabulary'>): LensView {
  const label = (id: number) => tokenLabel(vocabulary.token(id));
  const labels = request.ids.slice(request.from).map(label);
  return {
    layers: answer.layers,
    labels,
    follows: labels.map((_, t) => labels[t + 1]),
    at: (layer, position) =>
      readAt(answer, layer, position).map(({ id, probability }) => ({
        label: label(id),
        probability,
      })),
    settled: labels.map((_, t) => settledAfter(answer, t)),
  };
}

/** A place in the grid: a number of blocks, and a position of the text. */
export interface LensPlace {
  readonly layer: number;
  readonly position: number;
}

/** What a row is called: the number of blocks that the vector has been through. */
export function rowName(layer: number): string {
  return layer === 0 ? 'embedding' : `layer ${layer}`;
}

/** A place and its first choice, in a sentence. */
export function lensSentence(view: LensView, { layer, position }: LensPlace): string {
  const [first] = view.at(layer, position);
  const settled = view.settled[position] ?? 0;
  const where = layer === 0 ? 'Before the first block' : `After layer ${layer}`;
  const after = view.labels[position] ?? '';
  const told = `${where}, at “${after}”: “${first?.label}” (${formatProbability(first?.probability ?? 0)}).`;
  const final = view.at(view.layers, position)[0]?.label;
  const since = settled === 0 ? 'from the embedding on' : `from layer ${settled} on`;
  return `${told} The final choice is “${final}”, ${since}.`;
}
