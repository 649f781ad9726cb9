import { expect, test } from 'vitest';
import { nextPlace } from '@/components/lab/keys';

/** Three lines of three tokens, each 10 wide and 10 high. */
function box(): Element {
  const element = document.createElement('div');
  for (let place = 0; place < 9; place++) {
    const token = document.createElement('span');
    token.dataset.place = String(place);
    const rect = new DOMRect((place % 3) * 10, Math.floor(place / 3) * 10, 10, 10);
    token.getClientRects = () => [rect] as unknown as DOMRectList;
    element.append(token);
  }
  return element;
}

test.each([
  ['ArrowLeft', 4, 3],
  ['ArrowRight', 4, 5],
  ['ArrowLeft', 0, 0],
  ['ArrowRight', 8, 8],
  ['Home', 4, 0],
  ['End', 4, 8],
  ['ArrowUp', 4, 1],
  ['ArrowDown', 4, 7],
  ['ArrowDown', 2, 5],
  ['ArrowUp', 1, undefined],
  ['ArrowDown', 7, undefined],
  ['a', 4, undefined],
])('%s leads from place %i to %s', (key, from, to) => {
  expect(nextPlace(key, from, 8, box())).toBe(to);
});
