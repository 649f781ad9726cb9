import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { GuessWord } from '@/components/widgets/guess-word/GuessWord';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { token } from '../../../fixtures/traces';

const vocabulary = sparseVocabulary([token(0, ' house'), token(1, '<b>x</b>')]);
const distribution = {
  topIds: [0, 1],
  topProbabilities: [0.3, 0.1],
  vocabulary: 50,
  guess: { ids: [1], probabilities: [0.1], rank: 1 },
};

test('the guess is told for the ear, and markup stays text', () => {
  render(<GuessWord distribution={distribution} vocabulary={vocabulary} revealed />);
  const list = screen.getByRole('list', { name: 'Next-token probabilities' });
  const items = within(list).getAllByRole('listitem');
  expect(items.map((item) => item.textContent)).toEqual([
    '·house 30%',
    '<b>x</b> 10% (your guess)',
    '48 other tokens 60%',
  ]);
  expect(document.querySelector('b')).toBeNull();
});

test('until it is revealed every name of a token is one that the style sheet covers', () => {
  const { container } = render(
    <GuessWord distribution={distribution} vocabulary={vocabulary} revealed={false} />,
  );
  expect(container.querySelector('[data-covered]')).not.toBeNull();
  const bare = [...container.querySelectorAll('text, li > span')].filter(
    (element) => !element.matches('[data-mark=guess-name]'),
  );
  expect(bare.some((element) => /house|<b>/.test(element.textContent ?? ''))).toBe(false);
});
