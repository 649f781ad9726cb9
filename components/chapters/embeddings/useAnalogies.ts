'use client';

import { useMemo } from 'react';
import { useAnswer } from '@/components/engine/useAnswer';
import type { Answered } from '@/lib/engine/answered';
import type { Neighbourhood } from '@/lib/engine/tasks/neighbours';
import { textOf } from '@/lib/text/token-text';
import { RECORDED_EMBEDDINGS } from './recorded';
import { ANALOGIES } from './sums';
import { useVocabulary } from './useVocabulary';

/** A sum a − b + c of three tokens' rows, and what is nearest to it. */
export interface TokenSum {
  /** The ids of a, b and c. */
  readonly given: readonly number[];
  readonly nearest: Neighbourhood;
}

/** A sum with the token that one would hope for. */
export interface AnalogyOutcome extends TokenSum {
  readonly hoped: string;
  /** Its place among the neighbours, from 1; undefined when it is not among the first ten. */
  readonly place: number | undefined;
  /** The same with a, b and c left out. */
  readonly placeWithout: number | undefined;
}

/** All analogies, as far as the vocabulary has their words as single tokens. */
export function useAnalogies() {
  const { pairs } = useVocabulary();
  const request = useMemo(() => {
    const sums = ANALOGIES.flatMap(({ a, b, c, hoped }) => {
      const ids = [a, b, c, hoped].flatMap((word) => pairs.idOf(word) ?? []);
      return ids.length === 4 ? [ids] : [];
    });
    return sums.length > 0 ? sumsRequest(sums) : undefined;
  }, [pairs]);
  const shown = useAnswer('neighbours', request, RECORDED_EMBEDDINGS.analogies);
  const { request: asked, answer, vocabulary, from } = shown;
  const outcomes = useMemo(
    () => outcomesOf({ request: asked, answer, vocabulary }),
    [asked, answer, vocabulary],
  );
  return { outcomes, vocabulary, from, asked: shown };
}

const { top, bins = 0 } = RECORDED_EMBEDDINGS.analogies.request;
const HOW = { top, bins };

/** Returns the request for the neighbours of a − b + c, for each a, b, c. */
export const sumsRequest = (sums: readonly (readonly number[])[]) => ({
  ...HOW,
  sums: sums.map(([a = 0, b = 0, c = 0]) => [
    { id: a, weight: 1 },
    { id: b, weight: -1 },
    { id: c, weight: 1 },
  ]),
});

type Told = Pick<Answered<'neighbours'>, 'request' | 'answer' | 'vocabulary'>;

/** Returns the sums that were asked for, each with its answer. */
export function sumsOf({ request, answer }: Omit<Told, 'vocabulary'>) {
  return answer.map(
    (nearest, i): TokenSum => ({
      given: request.sums[i]?.map(({ id }) => id) ?? [],
      nearest,
    }),
  );
}

/** Returns the sums that are analogies, with the place of the hoped-for word. */
export function outcomesOf({ vocabulary, ...asked }: Told): AnalogyOutcome[] {
  const text = (id: number | undefined) => textOf(id === undefined ? [] : [vocabulary.token(id)]);
  return sumsOf(asked).flatMap(({ given, nearest }) => {
    const words = given.map(text).join();
    const analogy = ANALOGIES.find(({ a, b, c }) => [a, b, c].join() === words);
    if (!analogy) return [];
    const { hoped } = analogy;
    const placeIn = (ids: readonly number[]) => ids.findIndex((id) => text(id) === hoped) + 1;
    const without = nearest.ids.filter((id) => !given.includes(id));
    return [
      {
        given,
        nearest,
        hoped,
        place: placeIn(nearest.ids) || undefined,
        placeWithout: placeIn(without) || undefined,
      },
    ];
  });
}
