import { expect, test } from 'vitest';
import { ANALOGIES } from '@/components/chapters/embeddings/sums';
import { outcomesOf, sumsRequest } from '@/components/chapters/embeddings/useAnalogies';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { token } from '../../../fixtures/traces';

const [{ a, b, c, hoped }] = ANALOGIES as [(typeof ANALOGIES)[number]];
const [A, B, C, HOPED, OTHER] = [3, 1, 4, 15, 9];
const vocabulary = sparseVocabulary([
  token(A, a),
  token(B, b),
  token(C, c),
  token(HOPED, hoped),
  token(OTHER, ' other'),
]);
const outcomes = (given: number[], ids: number[]) => {
  const cosines = ids.map((_, i) => 1 - i / 10);
  const answer = [{ ids, cosines, counts: new Int32Array(2) }];
  return outcomesOf({ request: sumsRequest([given]), answer, vocabulary });
};

test('the hoped-for word has a place among all tokens, and one without the three put in', () => {
  const [outcome] = outcomes([A, B, C], [A, OTHER, C, HOPED]);
  expect(outcome).toMatchObject({ given: [A, B, C], hoped, place: 4, placeWithout: 2 });
});

test('a word beyond those that were asked for has no place', () => {
  const [outcome] = outcomes([A, B, C], [A, C, OTHER]);
  expect(outcome).toMatchObject({ place: undefined, placeWithout: undefined });
});

test('the sum is of a and c, with b taken away', () => {
  const [sum] = sumsRequest([[A, B, C]]).sums;
  expect(sum?.map(({ id, weight }) => [id, weight])).toEqual([
    [A, 1],
    [B, -1],
    [C, 1],
  ]);
});

test('a reader’s own sum is no analogy', () => {
  expect(outcomes([B, A, C], [HOPED])).toEqual([]);
});
