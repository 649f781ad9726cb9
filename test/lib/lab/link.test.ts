import fc from 'fast-check';
import { expect, test } from 'vitest';
import { follow, packBranches, SPROUT } from '@/lib/lab/branches';
import { draftOf, FIRST_BENCH, isOwnLink, keep, readKept } from '@/lib/lab/kept';
import { benchOf, draftOfLink, linkOf } from '@/lib/lab/link';
import { BLANK, idsOf } from '@/lib/lab/manuscript';
import { readLink, writeLink } from '@/lib/permalink/permalink';
import { fakeModel } from './fake-model';

const { model, text } = fakeModel();
const branches = follow(follow(SPROUT, [1, 2, 3]), [1, 5]);
const manuscript = { ...BLANK, model, prompt: 'a', promptIds: [0], branches };
const state = {
  manuscript,
  bench: FIRST_BENCH,
  fingerprint: 'ab12',
  layer: 0,
  head: 0,
  at: undefined,
};

test('what is in view goes into a link and comes back out of it, whatever is switched on', () => {
  const letters = fc.array(fc.nat(25), { minLength: 1, maxLength: 30 });
  const benches = fc.record({
    settings: fc.constant(FIRST_BENCH.settings),
    layer: fc.constant(3),
    head: fc.constant(2),
    surprise: fc.boolean(),
    attention: fc.boolean(),
    beside: fc.option(
      fc.constant({ model: 'gpt2', temperature: 1.2, topK: 5, topP: 0.9, repetitionPenalty: 1.1 }),
    ),
  });
  fc.assert(
    fc.property(
      letters,
      letters,
      benches,
      fc.option(fc.nat(40), { nil: undefined }),
      (...given) => {
        const [promptIds, written, bench, at] = given;
        const made = {
          ...state,
          manuscript: { ...manuscript, promptIds, branches: follow(SPROUT, written) },
          bench,
          layer: 3,
          head: 2,
          at,
        };
        const link = linkOf(made);
        const read = link && readLink(writeLink(link));
        if (!read?.ok) throw new Error('a link that was written is read');
        expect(benchOf(read.state)).toEqual(bench);
        expect(read.state.view?.at).toBe(at);
        const draft = draftOfLink(read.state, model);
        expect(draft?.prompt).toBe(text(promptIds));
        expect(idsOf({ ...BLANK, ...draft } as typeof manuscript)).toEqual([
          ...promptIds,
          ...written,
        ]);
      },
    ),
  );
});

test('a link whose tokens the model does not have gives no text', () => {
  const link = linkOf(state);
  if (!link) throw new Error('there is a text');
  expect(draftOfLink({ ...link, chosen: [27] }, model)).toBeUndefined();
});

test('a text is kept with its branches, and is its own link', () => {
  const kept = readKept(JSON.stringify(keep(manuscript, 'ab12')));
  expect(kept?.written).toBe('bf');
  expect(kept?.branches).toEqual(packBranches(branches));
  const link = linkOf(state);
  expect(link && isOwnLink(kept, link)).toBe(true);
  expect(link && isOwnLink(kept, { ...link, chosen: [1, 6] })).toBe(false);
});

test.each(['', 'null', '{}', '{"prompt":3}', '[]', 'x'])('%j is no kept text', (stored) => {
  expect(readKept(stored)).toBeUndefined();
});

test('kept tokens go to the model they are of; any other gets the words', async () => {
  const kept = keep(manuscript, 'ab12');
  if (!kept) throw new Error('there is a text');
  const grow = (ids: readonly number[]) => follow(SPROUT, ids);
  const tokenize = (words: string) => model.client.tokenize(words);
  const about = { id: 'fake', fingerprint: 'ab12', vocabulary: 27 };
  expect(await draftOf(kept, about, tokenize, grow)).toEqual({
    prompt: 'a',
    promptIds: [0],
    branches,
  });
  const trained = { ...about, fingerprint: 'cd34' };
  expect(await draftOf(kept, trained, tokenize, grow)).toEqual({
    prompt: 'a',
    branches: follow(SPROUT, [1, 5]),
  });
});
