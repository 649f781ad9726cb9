import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { neighbourMarks } from '@/components/widgets/neighbours/marks';
import { Neighbours } from '@/components/widgets/neighbours/Neighbours';
import { sparseVocabulary } from '@/lib/trace/vocabulary';

const vocabulary = sparseVocabulary(
  [' king', ' queen', ' nevertheless-and-so-on'].map((text, id) => ({
    id,
    bytes: new TextEncoder().encode(text),
    special: false,
  })),
);
const nearest = {
  ids: [0, 1, 2],
  cosines: [0.8, 0.5, -0.1],
  counts: Int32Array.of(0, 1, 2, 1),
};

test('cosines are drawn on the scale of the hill, and what was given is marked', () => {
  const marks = neighbourMarks(nearest, vocabulary, [0], 150, 50);
  expect([marks.zero, marks.one]).toEqual([50, 150]);
  expect(marks.bars.map(({ x }) => Math.round(x))).toEqual([130, 100, 40]);
  expect(marks.bars.map(({ given }) => given)).toEqual([true, false, false]);
  expect(marks.count).toBe(4);
  // One at −0.25, two at 0.25, one at 0.75.
  expect(marks.mean.cosine).toBeCloseTo(0.25, 12);
});

test('the list has each token with its cosine, in full, and each can be gone to', async () => {
  const choose = vi.fn();
  render(<Neighbours nearest={nearest} vocabulary={vocabulary} given={[0]} onChoose={choose} />);
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    '·king 0.80, given',
    '·queen 0.50',
    '·nevertheless-and-so-on -0.10',
  ]);
  await userEvent.click(screen.getByRole('button', { name: /queen/ }));
  expect(choose).toHaveBeenCalledWith(1);
});
