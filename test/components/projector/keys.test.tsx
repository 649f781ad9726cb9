import { expect, test } from 'vitest';
import { takesKeys } from '@/components/projector/figures';

const inside = (html: string) => {
  document.body.innerHTML = html;
  return document.body.querySelector('[data-here]');
};

test.each([
  ['a text that is walked token by token', '<div role="listbox"><span data-here></span></div>'],
  ['a picture that is walked cell by cell', '<div role="application" data-here></div>'],
])('%s keeps its arrows, and leaves the paging keys to the projector', (_, html) => {
  expect(takesKeys(inside(html), 'ArrowRight')).toBe(true);
  expect(takesKeys(inside(html), 'PageDown')).toBe(false);
});

test('a field and a slider keep all keys, a paragraph none', () => {
  for (const key of ['ArrowRight', 'PageDown']) {
    expect(takesKeys(inside('<input data-here>'), key)).toBe(true);
    expect(takesKeys(inside('<div role="slider" data-here></div>'), key)).toBe(true);
    expect(takesKeys(inside('<p data-here></p>'), key)).toBe(false);
  }
});
