import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_TREE, follow, packTree } from '@/lib/generation/continuation-tree';
import { DEFAULT_LAB_SETTINGS } from '@/lib/lab/lab-settings';
import { draftOfLink, labSettingsOf, linkOf, shortest } from '@/lib/lab/link';
import {
  draftOfSaved,
  holdsLink,
  isOwnLink,
  readSavedText,
  toSavedText,
} from '@/lib/lab/saved-text';
import { type LinkState, readLink, writeLink } from '@/lib/permalink/permalink';
import { EMPTY_TEXT, idsOf } from '@/lib/writer/text-state';
import { fakeModel } from '../writer/fake-model';

const fake = fakeModel();
const { model } = fake;
const tree = follow(follow(EMPTY_TREE, [1, 2, 3]), [1, 5]);
const text = { ...EMPTY_TEXT, model, prompt: 'a', promptIds: [0], tree };
const state = {
  text,
  labSettings: DEFAULT_LAB_SETTINGS,
  fingerprint: 'ab12',
  layer: 0,
  head: 0,
  at: undefined,
};

test('what is in view goes into a link and comes back out of it, whatever is switched on', () => {
  const letters = fc.array(fc.nat(25), { minLength: 1, maxLength: 30 });
  const manySettings = fc.record({
    settings: fc.constant(DEFAULT_LAB_SETTINGS.settings),
    layer: fc.constant(3),
    head: fc.constant(2),
    surprise: fc.boolean(),
    attention: fc.boolean(),
    comparison: fc.option(
      fc.constant({ model: 'gpt2', temperature: 1.2, topK: 5, topP: 0.9, repetitionPenalty: 1.1 }),
    ),
  });
  fc.assert(
    fc.property(
      letters,
      letters,
      manySettings,
      fc.option(fc.nat(40), { nil: undefined }),
      (...given) => {
        const [promptIds, written, labSettings, at] = given;
        const made = {
          ...state,
          text: { ...text, promptIds, tree: follow(EMPTY_TREE, written) },
          labSettings,
          layer: 3,
          head: 2,
          at,
        };
        const link = linkOf(made);
        const read = link && readLink(writeLink(link));
        if (!read?.ok) throw new Error('a link that was written is read');
        expect(labSettingsOf(read.state)).toEqual(labSettings);
        expect(read.state.view?.at).toBe(at);
        const draft = draftOfLink(read.state, model);
        expect(draft?.prompt).toBe(fake.text(promptIds));
        expect(idsOf({ ...EMPTY_TEXT, ...draft } as typeof text)).toEqual([
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

test('a text is saved with its continuations, and is its own link', () => {
  const saved = readSavedText(JSON.stringify(toSavedText(text, 'ab12')));
  expect(saved?.written).toBe('bf');
  expect(saved?.branches).toEqual(packTree(tree));
  const link = linkOf(state);
  expect(link && isOwnLink(saved, link)).toBe(true);
  expect(link && isOwnLink(saved, { ...link, chosen: [1, 6] })).toBe(false);
});

test('a link to an earlier state of a saved text is held by it, and a link to another text is not', () => {
  const saved = toSavedText(text, 'ab12');
  const link = linkOf(state) as LinkState;
  expect(holdsLink(saved, { ...link, chosen: link.chosen.slice(0, -1) })).toBe(true);
  expect(holdsLink(saved, { ...link, chosen: [...link.chosen, 3] })).toBe(false);
  expect(holdsLink(saved, { ...link, prompt: [...link.prompt, 3] })).toBe(false);
  expect(holdsLink(saved, { ...link, model: 'another' })).toBe(false);
  expect(holdsLink(undefined, link)).toBe(false);
});

test.each(['', 'null', '{}', '{"prompt":3}', '[]', 'x'])('%j is no saved text', (stored) => {
  expect(readSavedText(stored)).toBeUndefined();
});

test('saved tokens go to the model they are of; any other gets the words', async () => {
  const saved = toSavedText(text, 'ab12');
  if (!saved) throw new Error('there is a text');
  const tokenize = (words: string) => model.client.tokenize(words);
  const about = { id: 'fake', fingerprint: 'ab12', vocabulary: 27 };
  expect(await draftOfSaved(saved, about, tokenize)).toEqual({
    prompt: 'a',
    promptIds: [0],
    tree,
  });
  const trained = { ...about, fingerprint: 'cd34' };
  expect(await draftOfSaved(saved, trained, tokenize)).toEqual({
    prompt: 'a',
    tree: follow(EMPTY_TREE, [1, 5]),
  });
});

test('a link says how its text was written where that is shorter than the text', () => {
  const chosen = new Array<number>(300).fill(4000);
  const link = { ...(linkOf(state) as LinkState), fingerprint: '0123456789abcdef', chosen };
  const short = readLink(shortest(link, [{ place: 7, rank: 2 }]));
  expect(short).toMatchObject({
    ok: true,
    state: {
      chosen: [],
      fingerprint: '01234567',
      replay: { count: 300, choices: [{ place: 7, rank: 2 }] },
    },
  });
  const all = chosen.map((_, place) => ({ place, rank: 3000 }));
  expect(readLink(shortest(link, all))).toEqual({ ok: true, state: link });
});

test('a short link is never the link of a saved text, which it does not hold', () => {
  const saved = toSavedText({ ...text, tree: EMPTY_TREE }, 'ab12');
  const link = { ...(linkOf(state) as LinkState), chosen: [] };
  const replay = { count: 3, choices: [], check: '0000' };
  expect(isOwnLink(saved, link)).toBe(true);
  expect(isOwnLink(saved, { ...link, replay })).toBe(false);
});
