import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadGpt2Heads, loadGpt2Lenses } from '@/components/chapters/gpt2';
import { lensView } from '@/components/widgets/logit-lens/marks';
import { readAt } from '@/lib/block/lens';
import { profiles } from '@/lib/heads/profile';
import { textOf } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';

const heads = await loadGpt2Heads();
const lenses = await loadGpt2Lenses();

test('144 heads: each row adds up to 1, and no token sees a later one', () => {
  const { ids, attention = [], shape } = heads.answer;
  const T = ids.length;
  expect(textOf(tokensById(heads.vocabulary, ids))).toBe('As the spaceship was approaching the');
  expect(attention).toHaveLength(12);
  for (const layer of attention) {
    expect(layer).toHaveLength(shape.heads * T * T);
    for (let row = 0; row < shape.heads * T; row++) {
      const weights = layer.subarray(row * T, (row + 1) * T);
      expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 2);
      expect(Math.max(0, ...weights.subarray((row % T) + 1))).toBe(0);
    }
  }
});

test('the head that is open at first looks most at the token before, and hardly anywhere else', () => {
  const { ids, attention = [], shape } = heads.answer;
  const all = profiles(attention, shape.heads, ids, undefined);
  const best = all.reduce(
    (most, { previous = 0 }, i) => (previous > (all[most]?.previous ?? 0) ? i : most),
    0,
  );
  expect(best).toBe(4 * 12 + 11);
  expect(all[best]?.previous).toBeGreaterThan(0.99);
});

test('the lens ends each sentence as a reader would', () => {
  const last = (name: keyof typeof lenses) => {
    const view = lensView(lenses[name]);
    return view.at(view.layers, view.labels.length - 1)[0]?.label;
  };
  expect([last('capital'), last('opposite'), last('double')]).toEqual(['·Tokyo', '·cold', '·hel']);
});

describe.skipIf(!existsSync('../shared/reference'))(
  'beside the figures they were made from',
  () => {
    const read = (name: string) => JSON.parse(readFileSync(`../shared/reference/${name}`, 'utf8'));

    test('every weight of every head is the recorded one', () => {
      const { prompts } = read('gpt2-reference.json');
      const wanted = prompts.find(({ prompt }: { prompt: string }) => prompt.startsWith('As the'));
      expect([...heads.answer.ids]).toEqual(wanted.token_ids);
      for (const [l, layer] of (heads.answer.attention ?? []).entries()) {
        const flat: number[] = wanted.attention[l].flat(2);
        for (const [i, weight] of layer.entries()) {
          expect(Math.abs(weight - (flat[i] ?? 0))).toBeLessThan(3e-4);
        }
      }
    });

    test.each(Object.entries(lenses))(
      'every guess of the lens is the recorded one: %s',
      (_, { request, answer }) => {
        const { prompts } = read('gpt2-lens.json');
        const wanted = prompts.find(
          ({ ids }: { ids: number[] }) => ids.join() === [...request.ids].join(),
        );
        for (let l = 0; l <= answer.layers; l++) {
          for (let t = 0; t < answer.length; t++) {
            for (const [rank, { id, probability }] of readAt(answer, l, t).entries()) {
              const [wantedId, wantedProbability] = wanted.top[l][t][rank];
              expect(id).toBe(wantedId);
              expect(Math.abs(probability - wantedProbability)).toBeLessThan(5e-4);
            }
          }
        }
      },
    );
  },
);
