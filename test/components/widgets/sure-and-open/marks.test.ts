import { expect, test } from 'vitest';
import { keptByRules } from '@/components/widgets/sure-and-open/marks';

const shares = [0.5, 0.25, 0.125];
const labels = ['a', 'b', 'c'];

test('top-k keeps the named tokens, one after another', () => {
  const [k] = keptByRules({ prompt: '', labels, shares, nucleus: { count: 9, share: 0.9 } });
  expect(k).toMatchObject({ rule: 'top-k', count: 3, share: 0.875 });
  expect(k?.tokens).toEqual([
    { label: 'a', from: 0, to: 0.5 },
    { label: 'b', from: 0.5, to: 0.75 },
    { label: 'c', from: 0.75, to: 0.875 },
  ]);
});

test('top-p keeps its nucleus, of which it names only what has a name', () => {
  const nucleus = { count: 2, share: 0.75 };
  const [, few] = keptByRules({ prompt: '', labels, shares, nucleus });
  expect(few).toMatchObject({ rule: 'top-p', ...nucleus });
  expect(few?.tokens.map(({ label }) => label)).toEqual(['a', 'b']);
  const [, many] = keptByRules({ prompt: '', labels, shares, nucleus: { count: 9, share: 0.9 } });
  expect(many?.tokens).toHaveLength(3);
});
