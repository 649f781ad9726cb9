import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LoopStations } from '@/components/widgets/loop/LoopStations';
import type { DecodeLoop, LoopStation } from '@/lib/generation/decode-loop';
import { sparseVocabulary } from '@/lib/trace/vocabulary';

const vocabulary = sparseVocabulary(
  ['a', 'b', 'c'].map((letter, id) => ({
    id,
    bytes: new TextEncoder().encode(letter),
    special: false,
  })),
);
const candidate = (id: number, probability: number) => ({
  ...{ id, rank: id, probability, modelProbability: probability },
});
const show = (station: LoopStation, written: readonly number[]) => {
  const loop: DecodeLoop = {
    ...{ station, written },
    answer: { candidates: [candidate(0, 0.7), candidate(1, 0.2)], chosen: candidate(1, 0.2) },
  };
  return render(<LoopStations loop={loop} prompt={[]} vocabulary={vocabulary} />);
};
const answer = () => screen.getByRole('list', { name: 'The likeliest continuations' });

test('the answer is there before its turn, pale, and the choice of the turn before stays', () => {
  const { container } = show('text', [2]);
  expect(within(answer()).getAllByRole('listitem')).toHaveLength(2);
  expect(answer().hasAttribute('data-pale')).toBe(true);
  expect(container.textContent).toContain('↑ c joins the text');
});

test('at the choice the chosen token is on its way back into the text', () => {
  const { container } = show('choice', [2]);
  expect(answer().hasAttribute('data-pale')).toBe(false);
  expect(container.textContent).toContain('↑ b joins the text');
});

test('nothing was chosen before the first turn', () => {
  const { container } = show('answer', []);
  expect(container.textContent).toContain('one of them');
  expect(container.textContent).toContain('↑ it joins the text');
});
