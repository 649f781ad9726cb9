import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LiveRegion } from '@/components/workbench/LiveRegion';
import { weightsOn } from '../../fixtures/traces';

const { tokens: whole } = weightsOn([
  'Once',
  ' there',
  ' was',
  ' a',
  ' cat',
  '.',
  ' It',
  ' slept',
  ' long',
]);

/** Draws the region after the first `count` tokens, and again for each step of what follows. */
function listen(count: number) {
  const { container, rerender } = render(<LiveRegion tokens={whole.slice(0, count)} resting />);
  const region = container.querySelector('[aria-live="polite"]');
  return (next: number, resting: boolean) => {
    rerender(<LiveRegion tokens={whole.slice(0, next)} resting={resting} />);
    return region?.textContent;
  };
}

test('while tokens come one after the other nothing is said', () => {
  const hear = listen(1);
  expect([2, 3, 4, 5].map((count) => hear(count, false))).toEqual(['', '', '', '']);
});

test('a sentence that ends is said in one piece, and the rest when the writing rests', () => {
  const hear = listen(1);
  hear(5, false);
  expect(hear(6, false)).toBe('there was a cat.');
  expect(hear(7, false)).toBe('there was a cat.');
  expect(hear(9, false)).toBe('there was a cat.');
  expect(hear(9, true)).toBe('It slept long');
});

test('a single step is said at once, for nothing follows it', () => {
  const hear = listen(3);
  hear(4, false);
  expect(hear(4, true)).toBe('a');
});

test('going back says where the text ends now', () => {
  expect(listen(5)(4, true)).toBe('Back to: there was a');
});

test('what stands at first is not said, and nothing is said twice', () => {
  const hear = listen(4);
  expect(hear(4, true)).toBe('');
  expect(hear(5, true)).toBe('cat');
  expect(hear(5, false)).toBe('cat');
  expect(hear(5, true)).toBe('cat');
});
