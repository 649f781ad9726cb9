import { expect, test } from 'vitest';
import { headName } from '@/lib/heads/name';
import { evenProfile, largest, type Profile, profiles, sorted, stands } from '@/lib/heads/profile';
import { evenWeights } from '@/lib/heads/scores';

const ids = [5, 6, 7];
/** Looks at the token before. */
const before = Float32Array.of(1, 0, 0, 1, 0, 0, 0, 1, 0);
const even = evenWeights(3);
const layers = [Float32Array.of(...even, ...before), Float32Array.of(...before, ...even)];

test('heads are counted layer by layer, each with its own part of the layer’s maps', () => {
  const all = profiles(layers, 2, ids, [0.1, 0.2, 0.3, 0.4]);
  expect(all.map((profile) => profile.previous)).toEqual([
    expect.closeTo(0.4167, 3),
    1,
    1,
    expect.closeTo(0.4167, 3),
  ]);
  expect(all.map((profile) => profile.induction)).toEqual([0.1, 0.2, 0.3, 0.4]);
});

const all = profiles(layers, 2, ids, undefined);

test('the most marked come first, the sharpest for entropy, equals in their own order', () => {
  expect(sorted(all, undefined)).toEqual([0, 1, 2, 3]);
  expect(sorted(all, 'previous')).toEqual([1, 2, 0, 3]);
  expect(sorted(all, 'entropy')).toEqual([1, 2, 0, 3]);
  expect(sorted(all, 'distance')).toEqual([1, 2, 0, 3]);
});

test('a head without a score stays behind, whatever the others have', () => {
  const some = all.map(
    (profile, i): Profile => ({ ...profile, induction: i === 2 ? 0.5 : undefined }),
  );
  expect(sorted(some, 'induction')).toEqual([2, 0, 1, 3]);
});

test('a head stands out when it does twice what an even look does', () => {
  const level = evenProfile(ids, 2);
  expect(all.map((profile) => stands(profile, level, 'previous'))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(all.map((profile) => stands(profile, level, 'entropy'))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(stands(all[1] as Profile, level, 'induction')).toBe(false);
});

test('an even look over tokens given twice finds what followed by chance only', () => {
  // Two tokens twice: position 2 sees 3 tokens, position 3 sees 4.
  expect(evenProfile(ids, 2).induction).toBeCloseTo((1 / 3 + 1 / 4) / 2, 12);
});

test('the largest is found, the first of equals, and nothing where nothing is measured', () => {
  expect(largest([undefined, 0.2, 0.7, 0.7])).toBe(2);
  expect(largest([undefined])).toBeUndefined();
  expect(headName(20, 8)).toBe('Layer 3, head 5');
});
