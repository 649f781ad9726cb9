import { expect, test } from 'vitest';
import {
  cloudOf,
  dotsPath,
  layOut,
  namingOrder,
  placeLabels,
} from '@/components/widgets/vocabulary-map/marks';
import { centred, panned, WHOLE, zoomed } from '@/components/widgets/vocabulary-map/view';

const size = { width: 400, height: 300 };
const cloud = {
  ids: [5, 300, 301, 302],
  across: Float32Array.of(-1, 0, 1, 0),
  up: Float32Array.of(0, 2, 0, 1.9),
};
const layout = layOut(cloud, size);
const name = (id: number) => `token-${id}`;

test('the cloud fills the map: outermost points touch the margins, and up is up', () => {
  expect([...layout.x]).toEqual([26, 200, 374, 200]);
  expect(layout.y[1]).toBe(26);
  expect(layout.y[0]).toBe(274);
});

test('the nearest point is found within reach only', () => {
  expect(layout.nearest(30, 270, 20)).toBe(0);
  expect(layout.nearest(100, 150, 20)).toBeUndefined();
});

test('names that would lie over each other give way; a wanted point stays without its name', () => {
  const texts = (always: number[]) =>
    placeLabels(layout, WHOLE, [1, 3, 0], new Set(always), name, 9).map(({ text }) => text);
  expect(texts([])).toEqual(['token-300', 'token-5']);
  expect(texts([3])).toEqual(['token-302', 'token-5']);
  expect(texts([1, 3])).toEqual(['token-300', '', 'token-5']);
});

test('no more names than asked for, and none for points out of view', () => {
  expect(placeLabels(layout, WHOLE, [0, 1], new Set(), name, 1)).toHaveLength(1);
  const close = centred(10, 200, 26, size);
  expect(placeLabels(layout, close, [0, 1, 2], new Set(), name, 9).map((l) => l.index)).toEqual([
    1,
  ]);
});

test('frequent tokens are named first, letters last, single bytes never', () => {
  const names = new Map([
    [300, '·t'],
    [301, '·there'],
    [302, '·house'],
  ]);
  const order = namingOrder([3, 2, 1, 0], cloud.ids, (id) => names.get(id) ?? 'xxxxxx');
  expect(order).toEqual([2, 3, 1]);
});

test('a plane has the places along its two directions, in either order', () => {
  const ids = [7, 9];
  const answer = { components: 3, ids, places: Float32Array.of(1, 2, 3, 4, 5, 6) };
  const plane = (across: number, up: number) =>
    cloudOf({ ...answer, explained: [], ends: [] }, [across, up]);
  expect(plane(1, 2)).toEqual({ ids, across: Float32Array.of(2, 5), up: Float32Array.of(3, 6) });
  expect(plane(2, 0)).toEqual({ ids, across: Float32Array.of(3, 6), up: Float32Array.of(1, 4) });
});

test('all points are one path', () => {
  expect(dotsPath(layout).match(/M/g)).toHaveLength(4);
});

test('zooming keeps the place under the pointer, and the map never leaves the frame', () => {
  const view = zoomed(WHOLE, 4, 100, 50, size);
  expect((100 - view.x) / view.k).toBeCloseTo(100);
  expect(panned(view, 5000, 5000, size)).toEqual({ k: 4, x: 0, y: 0 });
  expect(panned(view, -5000, -5000, size)).toEqual({ k: 4, x: -1200, y: -900 });
  expect(zoomed(view, 1 / 100, 0, 0, size)).toEqual(WHOLE);
});

test('a place is brought into the middle', () => {
  const view = centred(8, 200, 150, size);
  expect([200 * view.k + view.x, 150 * view.k + view.y]).toEqual([200, 150]);
});
