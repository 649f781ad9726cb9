import { expect, test } from 'vitest';
import { labelFaults, type ShownLabel } from '../e2e/support/label-faults';

const EVERYWHERE = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 };

/** A label of one line, 20 px high: 14 px of glyphs, with 3 px of air above and below. */
function label(text: string, x: number, y: number, width: number, more: Partial<ShownLabel> = {}) {
  const corners = [
    [x, y],
    [x + width, y],
    [x + width, y + 20],
    [x, y + 20],
  ] as const;
  const bounds = { drawn: true, room: EVERYWHERE, view: EVERYWHERE };
  return { figure: 'one', text, boxes: [corners], ...bounds, ...more } satisfies ShownLabel;
}

/** The same, turned by a right angle about the middle of its left edge. */
function upright(text: string, x: number, y: number, width: number): ShownLabel {
  const corners = [
    [x - 10, y],
    [x - 10, y + width],
    [x + 10, y + width],
    [x + 10, y],
  ] as const;
  return { ...label(text, 0, 0, 0), boxes: [corners] };
}

test('two labels on one place are a fault, and only in one figure', () => {
  const labels = [label('first', 0, 0, 40), label('second', 30, 4, 40)];
  expect(labelFaults(labels)).toEqual(['one: “second” is printed over “first”']);
  const apart = [label('first', 0, 0, 40), { ...label('second', 30, 4, 40), figure: 'two' }];
  expect(labelFaults(apart)).toEqual([]);
});

test('lines below one another may share their air, and no more', () => {
  expect(labelFaults([label('above', 0, 0, 40), label('below', 0, 15, 40)])).toEqual([]);
  expect(labelFaults([label('above', 0, 0, 40), label('below', 0, 12, 40)])).toHaveLength(1);
});

test('drawn labels on one line keep a gap; words of a paragraph need none', () => {
  expect(labelFaults([label('0', 0, 0, 10), label('0.06', 11, 0, 30)])).toHaveLength(1);
  expect(labelFaults([label('0', 0, 0, 10), label('0.06', 14, 0, 30)])).toEqual([]);
  const words = [label('bold', 0, 0, 10), label(',', 10, 0, 5, { drawn: false })];
  expect(labelFaults(words)).toEqual([]);
});

test('a turned label is where its glyphs are, not where its bounds are', () => {
  expect(labelFaults([upright('column', 20, 0, 60), label('row', 32, 20, 40)])).toEqual([]);
  expect(labelFaults([upright('column', 20, 0, 60), label('row', 22, 20, 40)])).toHaveLength(1);
});

test('a label is cut off where it reaches out of its room, on every side', () => {
  const room = { left: 0, top: 0, right: 100, bottom: 40 };
  expect(labelFaults([label('whole', 0, -2, 100, { room })])).toEqual([]);
  for (const [x, y] of [
    [-4, 10],
    [64, 10],
    [30, -6],
    [30, 26],
  ] as const) {
    expect(labelFaults([label('cut', x, y, 40, { room })])).toEqual(['one: “cut” is cut off']);
  }
});

test('what is scrolled out of view is neither cut off nor over anything', () => {
  const view = { ...EVERYWHERE, left: 0, right: 100 };
  const labels = [label('scrolled', 90, 0, 60, { view }), label('beside', 110, 0, 40)];
  expect(labelFaults(labels)).toEqual([]);
  expect(labelFaults([...labels, label('over it', 85, 0, 10)])).toHaveLength(1);
});

test('one word drawn twice on one place is read as one', () => {
  expect(labelFaults([label('row', 0, 0, 40), label('row', 0.5, 0, 40)])).toEqual([]);
  expect(labelFaults([label('row', 0, 0, 40), label('row', 8, 0, 40)])).toHaveLength(1);
});

test('a label across the edge of a mark is a fault; inside it, or beside it, is none', () => {
  const mark = { figure: 'one', left: 0, top: 0, right: 60, bottom: 20 };
  expect(labelFaults([label('cell', 5, 0, 50)], [mark])).toEqual([]);
  expect(labelFaults([label('beside', 62, 0, 50)], [mark])).toEqual([]);
  expect(labelFaults([label('across', 40, 0, 50)], [mark])).toEqual([
    'one: “across” lies across the edge of a mark',
  ]);
});
