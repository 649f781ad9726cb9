import type { LensView, Named } from '@/components/widgets/logit-lens/marks';
import type { ExcitedBy } from '@/components/widgets/neurons/marks';
import type { UnembeddedToken } from '@/components/widgets/unembedding/marks';
import { readAt, settledAfter } from '@/lib/block/lens';
import type { Lens } from '@/lib/engine/tasks/lens';
import type { Excited } from '@/lib/engine/tasks/neurons';
import { layerNorm } from '@/lib/maths/layer-norm';
import { runningProducts } from '@/lib/maths/running-products';
import { softmax } from '@/lib/maths/softmax';
import type { NormWeights } from '@/lib/onnx';
import { textOf, tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';

/** What the figures of this chapter ask for. */
export const TOP_NEURONS = 6;
export const TOP_PLACES = 5;
export const TOP_LENS = 5;
export const TOP_UNEMBEDDED = 6;

type Find = (id: number) => Token;

/** Tokens shown on each side of one that excites a neuron. */
const AROUND = 7;

/** The places of the sample that excite a neuron most, with the words around them. */
export function placesOf(excited: Excited, neuron: number, token: Find): ExcitedBy[] {
  const { ids, starts, top, places, activations } = excited;
  const found: ExcitedBy[] = [];
  for (let rank = 0; rank < top; rank++) {
    const place = places[neuron * top + rank] ?? -1;
    const id = ids[place];
    if (id === undefined) continue;
    const begin = starts.findLast((start) => start <= place) ?? 0;
    const end = starts.find((start) => start > place) ?? ids.length;
    const text = (from: number, to: number) => textOf(ids.slice(from, to).map(token));
    const from = Math.max(begin, place - AROUND);
    const to = Math.min(end, place + 1 + AROUND);
    found.push({
      // Where the words around it are cut, no part of a word is left.
      before: from > begin ? text(from, place).replace(/^\S+/, '') : text(from, place),
      token: tokenLabel(token(id)),
      after: to < end ? text(place + 1, to).replace(/\s\S*$/, '') : text(place + 1, to),
      activation: activations[neuron * top + rank] ?? 0,
    });
  }
  return found;
}

/** All places of a lens by name, [l, t] as l · T + t. */
export function namedPlaces(lens: Lens, token: Find): Named[][] {
  return Array.from({ length: (lens.layers + 1) * lens.length }, (_, i) =>
    readAt(lens, Math.floor(i / lens.length), i % lens.length).map(({ id, probability }) => ({
      label: tokenLabel(token(id)),
      probability,
    })),
  );
}

export function settledOf(lens: Lens): number[] {
  return Array.from({ length: lens.length }, (_, t) => settledAfter(lens, t));
}

/** @param tokens of the columns */
export function lensView(
  tokens: readonly Token[],
  layers: number,
  named: readonly (readonly Named[])[],
  settled: readonly number[],
): LensView {
  const labels = tokens.map(tokenLabel);
  return {
    layers,
    labels,
    follows: labels.map((_, t) => labels[t + 1]),
    at: (layer, position) => named[layer * labels.length + position] ?? [],
    settled,
  };
}

/**
 * The likeliest next tokens, with the way to their logits.
 *
 * @param logits [V]
 * @param last [D]: what leaves the last block at the last position
 * @param rows one [D] a token of `ids`
 */
export function unembedded(
  ids: readonly number[],
  logits: Float32Array,
  last: Float32Array | undefined,
  weights: NormWeights | undefined,
  rows: readonly Float32Array[],
  token: Find,
): UnembeddedToken[] {
  const probabilities = softmax(logits);
  const final = last && weights && layerNorm(last, weights.gain, weights.bias).result;
  return ids.map((id, i) => {
    const row = rows[i];
    return {
      id,
      label: tokenLabel(token(id)),
      logit: logits[id] ?? 0,
      probability: probabilities[id] ?? 0,
      sums: final && row && runningProducts(final, row),
    };
  });
}
