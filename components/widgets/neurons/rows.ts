import { type Neuron, strongestNeurons } from '@/lib/block/neurons';
import type { Answered } from '@/lib/engine/answered';
import { textOf, tokenLabel } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';

/** A place in the sample that excites a neuron, with the words around it. */
export interface ExcitedBy {
  readonly before: string;
  /** The token's label. */
  readonly token: string;
  readonly after: string;
  readonly activation: number;
}

/** The labels of the tokens whose logits a neuron raises and lowers most. */
export interface Writes {
  readonly raised: readonly string[];
  readonly lowered: readonly string[];
}

/**
 * A strong neuron of a token; `places` are undefined while the sample is still being read, `writes`
 * while the answer is not there, or where the file hides them.
 */
export interface NeuronRow extends Neuron {
  readonly places: readonly ExcitedBy[] | undefined;
  readonly writes: Writes | undefined;
}

/** Where neurons of a layer are most active. */
type Places = Pick<Answered<'neurons'>, 'answer' | 'vocabulary'>;

/** What neurons of a layer write. */
type Written = Pick<Answered<'neuronWrites'>, 'answer' | 'vocabulary'>;

/** Tokens shown on each side of one that excites a neuron. */
const AROUND = 7;

/**
 * The neurons with the largest activations, each with the places that excite it, and what it writes.
 *
 * @param inputs [M]
 * @param sample undefined while no answer to the same layer is there; `written` likewise
 */
export function neuronRows(
  inputs: Float32Array,
  count: number,
  sample: Places | undefined,
  written?: Written,
): NeuronRow[] {
  return strongestNeurons(inputs, count).map((neuron) => ({
    ...neuron,
    places: sample && placesOf(sample, neuron.index),
    writes: written && writesOf(written, neuron.index),
  }));
}

/** The tokens that a neuron raises and lowers; undefined where the answer does not hold it. */
function writesOf({ answer, vocabulary }: Written, neuron: number): Writes | undefined {
  const { neurons, top, raisedIds, loweredIds } = answer;
  const row = neurons.indexOf(neuron);
  if (row < 0) return undefined;
  const labels = (ids: Int32Array) =>
    tokensById(vocabulary, ids.subarray(row * top, (row + 1) * top)).map(tokenLabel);
  return { raised: labels(raisedIds), lowered: labels(loweredIds) };
}

/** The places of the sample that excite a neuron; undefined where the answer does not hold it. */
function placesOf({ answer, vocabulary }: Places, neuron: number): ExcitedBy[] | undefined {
  const { neurons, ids, starts, top, places, activations } = answer;
  const row = neurons.indexOf(neuron);
  if (row < 0) return undefined;
  const found: ExcitedBy[] = [];
  const text = (from: number, to: number) => textOf(tokensById(vocabulary, ids.subarray(from, to)));
  for (let rank = 0; rank < top; rank++) {
    const place = places[row * top + rank] ?? -1;
    const id = ids[place];
    if (id === undefined) continue;
    const begin = starts.findLast((start) => start <= place) ?? 0;
    const end = starts.find((start) => start > place) ?? ids.length;
    const from = Math.max(begin, place - AROUND);
    const to = Math.min(end, place + 1 + AROUND);
    found.push({
      // Where the words around it are cut, no part of a word is left.
      before: from > begin ? text(from, place).replace(/^\S+/, '') : text(from, place),
      token: tokenLabel(vocabulary.token(id)),
      after: to < end ? text(place + 1, to).replace(/\s\S*$/, '') : text(place + 1, to),
      activation: activations[row * top + rank] ?? 0,
    });
  }
  return found;
}
