import { expect, test } from 'vitest';
import { measured, RECORDED_MYTHS } from '@/components/myths/recorded';
import { MYTHS } from '@/content/myths';
import { MYTH_IDS } from '@/lib/myths/requests';

test.each(MYTH_IDS)('%s: the recorded experiment comes out as the page says', (id) => {
  const { bars, said, settled } = measured(id, RECORDED_MYTHS[id]);
  expect(settled).toBe(true);
  expect(said).not.toMatch(/undefined|NaN/);
  expect(bars.length).toBeGreaterThan(0);
  // React tells lines apart by their labels.
  expect(new Set(bars.map(({ label }) => label)).size).toBe(bars.length);
});

test.each(MYTH_IDS)(
  '%s: one answer is borne out, and every other says why it is believed',
  (id) => {
    const { options, evidence } = MYTHS[id];
    expect(options.filter(({ why }) => why === undefined)).toHaveLength(1);
    expect(options.length).toBeGreaterThanOrEqual(3);
    expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
    expect(evidence.length).toBeGreaterThan(0);
  },
);

const { stored, users, learns, browses, exact, trust, few, dark, first, temperature } =
  RECORDED_MYTHS;
const otherwise = <T extends { readonly answer: object }>(answered: T, answer: object): T => ({
  ...answered,
  answer: { ...answered.answer, ...answer },
});

test.each([
  ['stored', otherwise(stored, { foundAsText: 1 })],
  // A search that finds nothing at all proves nothing.
  ['stored', otherwise(stored, { foundKnown: 0 })],
  ['users', otherwise(users, { published: '0'.repeat(64) })],
  ['users', otherwise(users, { published: undefined })],
  ['browses', otherwise(browses, { during: 1 })],
  ['learns', otherwise(learns, { changed: 1e-6 })],
  ['learns', otherwise(learns, { changedByHead: 0 })],
  ['exact', { ...exact, answer: exact.answer.map((one) => ({ ...one, probability: 0.99 })) }],
  ['trust', otherwise(trust, { shares: trust.answer.shares.map(() => 0.4) })],
  ['few', { ...few, answer: few.answer.map((one) => ({ ...one, possible: 40 })) }],
  ['dark', otherwise(dark, { darkest: { ...dark.answer.darkest, stronger: 0 } })],
  ['first', otherwise(first, { places: first.answer.places.toReversed() })],
  ['temperature', otherwise(temperature, { written: [{ ids: [13] }, { ids: [46] }] })],
] as const)('%s: an answer that speaks for the belief is not called settled', (id, answered) => {
  expect(measured(id, answered).settled).toBe(false);
});

test('what the page asked of a server counts, too', () => {
  expect(measured('browses', browses, { requests: 0 }).settled).toBe(true);
  expect(measured('browses', browses, { requests: 2 }).settled).toBe(false);
});
