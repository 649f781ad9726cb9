import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RunToken, readRunFile, runToken, writeRunFile } from '@/lib/export/run-file';

const token: fc.Arbitrary<RunToken> = fc
  .record({
    id: fc.integer({ min: 0, max: 50_256 }),
    bytes: fc.uint8Array({ maxLength: 12 }),
    special: fc.boolean(),
  })
  .map(runToken);
const probability = fc.double({ min: 0, max: 1, noNaN: true }).map((p) => p + 0);
const run = fc.record({
  model: fc.constantFrom('storybook', 'distilgpt2', 'gpt2'),
  fingerprint: fc.stringMatching(/^[0-9a-f]{0,64}$/),
  settings: fc.record({
    temperature: fc.integer({ min: 0, max: 200 }).map((n) => n / 100),
    topK: fc.nat(50_257),
    topP: fc.integer({ min: 1, max: 100 }).map((n) => n / 100),
    repetitionPenalty: fc.integer({ min: 100, max: 200 }).map((n) => n / 100),
    seed: fc.nat(999_999),
    length: fc.integer({ min: 1, max: 1000 }),
  }),
  prompt: fc.array(token, { maxLength: 20 }),
  written: fc.array(
    fc
      .tuple(
        token,
        probability,
        fc.boolean(),
        fc.array(
          fc.tuple(token, probability).map(([one, p]) => ({ ...one, probability: p })),
          { maxLength: 5 },
        ),
      )
      .map(([one, p, taken, alternatives]) => ({ ...one, probability: p, taken, alternatives })),
    { maxLength: 20 },
  ),
  text: fc.string({ unit: 'grapheme' }),
});

test('every run comes back from its file as it was', () => {
  fc.assert(
    fc.property(run, (made) => {
      expect(JSON.parse(writeRunFile(made))).toEqual({
        format: 'inside-gpt-2/run',
        version: 1,
        ...made,
      });
    }),
  );
});

test('a token that is a part of a character keeps its bytes', () => {
  const half = { id: 5, bytes: Uint8Array.of(0xc3, 0x0a), special: false };
  expect(runToken(half)).toEqual({ id: 5, label: 'C3 0A', bytes: 'c30a' });
});

test('a run comes back from its file as what a link holds', () => {
  fc.assert(
    fc.property(run, (made) => {
      const { model, fingerprint, settings, prompt, written } = made;
      const ids = (tokens: readonly RunToken[]) => tokens.map(({ id }) => id);
      expect(readRunFile(writeRunFile(made))).toEqual(
        prompt.length === 0
          ? undefined
          : {
              ...{ model, fingerprint, settings },
              ...{ prompt: ids(prompt), chosen: ids(written), layer: 0, head: 0 },
            },
      );
    }),
  );
});

test.each(['', '{}', '[]', 'null', '{"format":"inside-gpt-2/run","version":2}', 'x,y'])(
  '%j is no run',
  (json) => {
    expect(readRunFile(json)).toBeUndefined();
  },
);
