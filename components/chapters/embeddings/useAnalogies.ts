'use client';

import { useMemo } from 'react';
import { RECORDED_ANALOGIES, RECORDED_SUMS, RECORDED_VOCABULARY } from './recorded';
import { ANALOGIES } from './sums';
import { type InUse, useVocabulary } from './useVocabulary';
import { useVocabularyAnswer } from './useVocabularyAnswer';

/** Neighbours that are asked for, for each sum. */
const TOP = 10;

/** One sum a − b + c with what came out. */
export interface Outcome {
  /** a, b, c. */
  readonly given: readonly number[];
  /** The token that one would hope for. */
  readonly hoped: number;
  readonly nearest: {
    readonly ids: readonly number[];
    readonly cosines: readonly number[];
    readonly histogram: readonly number[];
  };
  /** Its place among the neighbours, from 1; undefined when it is not among the first ten. */
  readonly place: number | undefined;
  /** The same with a, b and c left out. */
  readonly placeWithout: number | undefined;
}

/** All sums, as far as the vocabulary has their words as single tokens. */
export function useAnalogies() {
  const inUse = useVocabulary();
  const known = useMemo(
    () => (inUse.live ? ANALOGIES.flatMap((sum) => idsOf(sum, inUse)) : []),
    [inUse],
  );
  const request = known.length > 0 ? { sums: known.map(termsOf), top: TOP } : undefined;
  const { latest } = useVocabularyAnswer('neighbours', request, 'analogies', inUse);
  const ids = latest ? known : RECORDED_ANALOGIES;
  const results = latest?.result ?? RECORDED_SUMS;
  const outcomes = useMemo(
    () =>
      ids.flatMap((given, i) => {
        const nearest = results[i];
        return nearest ? [outcomeOf(given, nearest)] : [];
      }),
    [ids, results],
  );
  return {
    inUse,
    live: latest !== undefined,
    outcomes,
    vocabulary: latest ? inUse.vocabulary : RECORDED_VOCABULARY,
  };
}

/** a − b + c as the task wants it. */
export const termsOf = ([a = 0, b = 0, c = 0]: readonly number[]) => [
  { id: a, weight: 1 },
  { id: b, weight: -1 },
  { id: c, weight: 1 },
];

function idsOf({ a, b, c, hoped }: (typeof ANALOGIES)[number], { pairs }: InUse): number[][] {
  const ids = [a, b, c, hoped].map((word) => pairs.join(word).ids);
  return ids.every(({ length }) => length === 1) ? [ids.flat()] : [];
}

function outcomeOf(ids: readonly number[], nearest: Outcome['nearest']): Outcome {
  const given = ids.slice(0, 3);
  const hoped = ids[3] as number;
  const placeIn = (list: readonly number[]) => {
    const at = list.indexOf(hoped);
    return at < 0 ? undefined : at + 1;
  };
  return {
    given,
    hoped,
    nearest,
    place: placeIn(nearest.ids),
    placeWithout: placeIn(nearest.ids.filter((id) => !given.includes(id))),
  };
}
