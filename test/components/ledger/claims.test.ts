import { expect, test } from 'vitest';
import { claimVerdict, shareWords, strongestClaim } from '@/components/ledger/claims';

const all = [
  { part: { layer: 0, head: 1 }, claimed: 0.5, effect: 0.125 },
  { part: { layer: 0 }, claimed: -1, effect: -1 },
  { part: { layer: 1, head: 0 }, claimed: 0.01, effect: 0.4 },
];

test('the strongest claim may be one against', () => {
  expect(strongestClaim(all)).toBe(all[1]);
  expect(strongestClaim([])).toBeUndefined();
});

test('a share of a claim is said in words', () => {
  expect(shareWords(0.25)).toBe('25 % of the claim was true');
  expect(shareWords(1.9)).toBe('1.9 times what was claimed');
  expect(shareWords(1)).toBe('the claim was true');
  expect(shareWords(0)).toBe('next to none of the claim was true');
  expect(shareWords(-0.5)).toBe('the opposite of what was claimed');
});

test('the verdict on a part has its claim, its effect, and all parts to compare with', () => {
  const words = claimVerdict(all, { layer: 0, head: 1 }, 2);
  expect(words).toContain('Layer 1, head 2: the ledger claims +0.50');
  expect(words).toContain('+0.13 of the difference goes: 25 % of the claim was true.');
  expect(words).toContain('Of 2 parts with a claim worth testing, 1 had');
  expect(claimVerdict(all, { layer: 1, head: 0 }, 2)).toContain('too little was claimed to judge');
  expect(claimVerdict(all, { layer: 5 }, 2)).toBe('');
});
