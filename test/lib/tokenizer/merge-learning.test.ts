import { expect, test } from 'vitest';
import { countPairs, learnMerge, learnMerges, startLearning } from '@/lib/tokenizer/merge-learning';
// Learned by Hugging Face's tokenizers; training/fixtures/merge_learning.py wrote it.
import fixture from '@/test/fixtures/tokenizer/merge-learning.json';

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

test.each(fixture.learned)(
  'merges learned from “$text” are Hugging Face’s, in their order',
  (one) => {
    const states = learnMerges(one.text, Number.POSITIVE_INFINITY);
    const merges = states.flatMap(({ joined }) =>
      joined ? [[joined.left, joined.right, joined.id]] : [],
    );
    expect(merges).toEqual(one.merges);
    expect(states.at(-1)?.pieces.flat()).toEqual(one.ids);
  },
);

test('the tokens of every state spell the text', () => {
  for (const { text } of fixture.learned) {
    for (const { vocabulary, pieces } of learnMerges(text, 40)) {
      const bytes = pieces.flat().flatMap((id) => Array.from(vocabulary[id] ?? []));
      expect(textOf(Uint8Array.from(bytes))).toBe(text);
    }
  }
});

test('pairs are counted inside of pieces only, the most frequent first, then by id', () => {
  const { pieces, vocabulary } = startLearning('abab ab ba');
  const named = countPairs(pieces).map(({ left, right, count }) => [
    textOf(vocabulary[left]),
    textOf(vocabulary[right]),
    count,
  ]);
  expect(named).toEqual([
    ['a', 'b', 3],
    ['b', 'a', 2],
    [' ', 'a', 1],
    [' ', 'b', 1],
  ]);
});

test('a merge makes one token more, and as many fewer in the text as it joined', () => {
  const before = startLearning('abab ab ba');
  const after = learnMerge(before);
  expect(after?.vocabulary).toHaveLength(257);
  expect(textOf(after?.vocabulary[256])).toBe('ab');
  expect(before.pieces.flat().length - (after?.pieces.flat().length ?? 0)).toBe(3);
});

test('of three equal tokens in a row the first two are joined', () => {
  const { pieces } = learnMerge(startLearning('aaa aaa')) ?? startLearning('');
  const [a = -1] = startLearning('a').pieces.flat();
  expect(pieces[0]).toEqual([256, a]);
});

test('it ends when no pair occurs twice, and an empty text has nothing to join', () => {
  expect(learnMerge(startLearning('abc'))).toBeUndefined();
  expect(learnMerges('', 9)).toHaveLength(1);
});
