import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { formatShare, movedText, shiftRows } from '@/components/widgets/prediction-shift/marks';
import { PredictionShift } from '@/components/widgets/prediction-shift/PredictionShift';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { token } from '../../../fixtures/traces';

const vocabulary = sparseVocabulary([token(1, ' man'), token(2, ' <i>extraordinarily')]);
const changes = [
  { id: 1, before: 0.2, after: 0.05 },
  { id: 2, before: 0.1, after: 0.3 },
];

test('bars are as long as their probabilities, on one scale', () => {
  const rows = shiftRows(changes, vocabulary, 0.4);
  expect(rows.map(({ before, after }) => [before, after])).toEqual(
    [
      [0.5, 0.125],
      [0.25, 0.75],
    ].map((row) => row.map((x) => expect.closeTo(x, 9))),
  );
});

test('long tokens are cut', () => {
  expect(shiftRows(changes, vocabulary, 1)[1]?.label).toBe('·<i>extrao…');
});

test('what only rounding moved is nothing; what is small is not nothing', () => {
  expect(movedText(7e-7)).toBe('Nothing moved');
  expect(movedText(0.0003)).toBe('< 0.1% moved');
  expect(movedText(0.4646)).toBe('46% moved');
  expect(formatShare(0)).toBe('0%');
});

test('a picture is a named region, its tokens text', () => {
  const props = { title: 'With positions', note: 'as trained', moved: 0.25, full: 0.4 };
  render(<PredictionShift {...props} changes={changes} vocabulary={vocabulary} large={false} />);
  expect(screen.getByRole('region', { name: 'With positions' }).textContent).toContain('25% moved');
  expect(document.querySelector('i')).toBeNull();
});
