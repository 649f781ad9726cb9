import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import {
  powerText,
  softmaxSentence,
  unembeddingMarks,
} from '@/components/widgets/unembedding/marks';
import { Unembedding } from '@/components/widgets/unembedding/Unembedding';

const tokens = [
  { id: 7, label: '·man', logit: 2, probability: 0.5, sums: Float64Array.of(1, -1, 2) },
  { id: 8, label: '·cat', logit: 1.9, probability: 0.4, sums: Float64Array.of(0, 1, 1.9) },
];

test('a line begins with the first product and ends at the logit', () => {
  const { lines, ticks, width } = unembeddingMarks(tokens, 100, 90);
  const at = (value: number) => {
    const [a, b] = ticks;
    if (!a || !b) throw new Error('no ticks');
    return a.y + ((value - a.value) * (b.y - a.y)) / (b.value - a.value);
  };
  expect(width).toBe(3);
  expect(lines[0]?.end).toBeCloseTo(at(2), 6);
  expect(lines[0]?.path).toBe(`M0,${at(1)}L50,${at(-1)}L100,${at(2)}`);
});

test('names that would touch are moved apart, the larger logit above', () => {
  const { names } = unembeddingMarks(tokens, 100, 90);
  expect((names[1] ?? 0) - (names[0] ?? 0)).toBeGreaterThanOrEqual(17);
});

test('where the last vector is hidden there is no line, but the names keep their places', () => {
  const hidden = tokens.map(({ sums: _, ...token }) => token);
  const { lines } = unembeddingMarks(hidden, 100, 90);
  expect(lines.map(({ path }) => path)).toEqual(['', '']);
  expect(lines[0]?.end).toBeLessThan(lines[1]?.end ?? 0);
});

test('the softmax is told with the numbers of the token', () => {
  const [man] = tokens;
  if (!man) throw new Error('no token');
  expect(softmaxSentence(man)).toBe(
    '“·man”: e to the 2.00 is 7.39. The same for all tokens of the vocabulary adds up to 14.8. The share is 50%.',
  );
});

test('powers are told in three digits, however large or small', () => {
  expect([powerText(5334), powerText(6.31e-16), powerText(2.5e9)]).toEqual([
    '5,330',
    '6.31 × 10⁻¹⁶',
    '2.50 × 10⁹',
  ]);
});

test('a token is chosen by keyboard, and the rows tell logit and probability', async () => {
  const open = vi.fn();
  render(<Unembedding tokens={tokens} open={0} onOpen={open} />);
  expect(screen.getAllByRole('radio')).toHaveLength(2);
  expect(document.querySelector('[data-mark=logit-row]')?.textContent).toContain('·man2.0050%');
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}');
  expect(open).toHaveBeenCalledWith(1);
});
