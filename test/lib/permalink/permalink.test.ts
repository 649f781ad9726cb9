import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type LinkState, readLink, writeLink } from '@/lib/permalink/permalink';
import { readTokenList, writeTokenList } from '@/lib/permalink/token-list';

const token = fc.integer({ min: 0, max: 50_256 });
/** Sliders move in steps: a setting has at most two decimals. */
const steps = (least: number, most: number) =>
  fc.integer({ min: Math.round(least * 100), max: Math.round(most * 100) }).map((n) => n / 100);

const state: fc.Arbitrary<LinkState> = fc.record(
  {
    model: fc.constantFrom('storybook', 'distilgpt2', 'gpt2'),
    fingerprint: fc.stringMatching(/^[0-9a-f]{0,12}$/),
    prompt: fc.array(token, { maxLength: 300 }),
    chosen: fc.array(token, { maxLength: 300 }),
    settings: fc.record({
      temperature: steps(0, 2),
      topK: fc.integer({ min: 0, max: 50_257 }),
      topP: steps(0.01, 1),
      repetitionPenalty: steps(1, 2),
      seed: fc.integer({ min: 0, max: 999_999 }),
      length: fc.integer({ min: 1, max: 1000 }),
    }),
    replay: fc
      .record({
        gaps: fc.array(fc.tuple(fc.nat(90), fc.nat(50_256)), { maxLength: 20 }),
        after: fc.nat(400),
        check: fc.stringMatching(/^[0-9a-f]{4}$/),
      })
      .map(({ gaps, after, check }) => {
        let place = -1;
        const choices = gaps.map(([gap, rank]) => {
          place += 1 + gap;
          return { place, rank };
        });
        return { count: place + 1 + after, choices, check };
      }),
    layer: fc.integer({ min: 0, max: 47 }),
    head: fc.integer({ min: 0, max: 24 }),
    view: fc.record(
      { at: fc.nat(4000), surprise: fc.boolean(), attention: fc.boolean() },
      { requiredKeys: ['surprise', 'attention'] },
    ),
    comparison: fc.record({
      model: fc.constantFrom('storybook', 'gpt2-webgpu'),
      temperature: steps(0, 2),
      topK: fc.integer({ min: 0, max: 50_257 }),
      topP: steps(0.01, 1),
      repetitionPenalty: steps(1, 2),
    }),
  },
  {
    requiredKeys: ['model', 'fingerprint', 'prompt', 'chosen', 'settings', 'layer', 'head'],
  },
);

const example: LinkState = {
  model: 'storybook',
  fingerprint: 'ab12',
  prompt: [1, 2, 3],
  chosen: [4000],
  settings: DEFAULT_SETTINGS,
  layer: 2,
  head: 1,
};

test('every state comes back from its link as it was', () => {
  fc.assert(
    fc.property(state, (made) => {
      expect(readLink(writeLink(made))).toEqual({ ok: true, state: made });
      expect(readLink(`#${writeLink(made)}`)).toEqual({ ok: true, state: made });
    }),
  );
});

test('a full context of GPT-2 fits into a link', () => {
  const chosen = new Array<number>(1024).fill(50_256);
  const link = writeLink({ ...example, chosen });
  expect(link.length).toBeLessThan(5000);
  expect(readLink(link)).toMatchObject({ ok: true, state: { chosen } });
});

test('a page opened without a link has none', () => {
  expect(readLink('')).toBeUndefined();
  expect(readLink('#')).toBeUndefined();
  expect(readLink('#content')).toBeUndefined();
});

describe('a damaged or hostile link gives a message', () => {
  const change = (part: Record<string, string>) =>
    new URLSearchParams({
      ...Object.fromEntries(new URLSearchParams(writeLink(example))),
      ...part,
    });

  test.each([
    ['too long', `v=1&p=${'A'.repeat(20_000)}`],
    ['of another version', change({ v: '9' }).toString()],
    ['with parts missing', 'v=1&m=storybook'],
    ['with a number that is none', change({ t: 'hot' }).toString()],
    ['with a setting out of range', change({ t: '99' }).toString()],
    ['with a seed that is no whole number', change({ s: '1.5' }).toString()],
    ['with a view that is none', change({ w: 'everything' }).toString()],
    ['with a second text out of range', change({ b: 'storybook~9~0~1~1' }).toString()],
    ['with half a second text', change({ b: 'storybook~1' }).toString()],
    ['with a script for a second model', change({ b: '<img>~1~0~1~1' }).toString()],
    ['with a script for a model', change({ m: '<script>alert(1)</script>' }).toString()],
    ['with a text that is no list of tokens', change({ c: '<img>' }).toString()],
    ['with a replay that is none', change({ x: '300' }).toString()],
    ['with a choice after the end', change({ x: `1.abcd.${writeTokenList([5, 0])}` }).toString()],
    ['with half a choice', change({ x: `9.abcd.${writeTokenList([5])}` }).toString()],
    ['with an endless replay', change({ x: '999999.abcd.' }).toString()],
    ['with a text that breaks off', change({ c: writeTokenList([4000]).slice(0, 1) }).toString()],
  ])('%s', (_, link) => {
    const read = readLink(link);
    expect(read?.ok).toBe(false);
    expect(read?.ok === false && read.message).toMatch(/^This link cannot be used: .*\.$/);
  });

  test('any text at all ends in a state, a message, or no link', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        for (const text of [a, `v=1&${a}`, `${writeLink(example)}&${a}=${b}`]) {
          const read = readLink(text);
          if (read?.ok) expect(readLink(writeLink(read.state))).toEqual(read);
        }
      }),
    );
  });
});

test('a list of tokens comes back as it was, and what is no token is not written', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 28 - 1 })), (ids) => {
      expect(readTokenList(writeTokenList(ids))).toEqual(ids);
    }),
  );
  for (const none of [-1, 1.5, 2 ** 28, Number.NaN]) {
    expect(() => writeTokenList([none])).toThrow(RangeError);
  }
});
