import { expect, test } from 'vitest';
import {
  alongWords,
  cloudOf,
  dotsPath,
  layOut,
  stretched,
} from '@/components/widgets/vocabulary-map/marks';
import { centred, panned, WHOLE, zoomed } from '@/components/widgets/vocabulary-map/view';

const size = { width: 400, height: 300 };
const cloud = {
  ids: [5, 300, 301, 302],
  across: Float32Array.of(-1, 0, 1, 0),
  up: Float32Array.of(0, 2, 0, 1.9),
};
const layout = layOut(cloud, size);

test('the cloud fills the map: outermost points touch the margins, and up is up', () => {
  expect([...layout.x]).toEqual([26, 200, 374, 200]);
  expect(layout.y[1]).toBe(26);
  expect(layout.y[0]).toBe(274);
});

test('the nearest point is found within reach only', () => {
  expect(layout.nearest(30, 270, 20)).toBe(0);
  expect(layout.nearest(100, 150, 20)).toBeUndefined();
});

test('a plane has the places along its two directions, in either order', () => {
  const ids = [7, 9];
  const answer = { components: 3, ids, places: Float32Array.of(1, 2, 3, 4, 5, 6) };
  const plane = (across: number, up: number) =>
    cloudOf({ ...answer, explained: [], ends: [] }, [across, up]);
  expect(plane(1, 2)).toEqual({ ids, across: Float32Array.of(2, 5), up: Float32Array.of(3, 6) });
  expect(plane(2, 0)).toEqual({ ids, across: Float32Array.of(3, 6), up: Float32Array.of(1, 4) });
});

test('an axis of words replaces the direction across, for the tokens that are on it', () => {
  const axis = { ids: [302, 5, 9], places: Float32Array.of(0.5, -0.25, 1) };
  expect(alongWords(cloud, axis)).toEqual({
    ids: [5, 302],
    across: Float32Array.of(-0.25, 0.5),
    up: Float32Array.of(0, 1.9),
  });
});

test('the middle of the direction across is found on the map', () => {
  expect(layout.acrossAt(0)).toBe(200);
});

test('a map drawn out to another size keeps each place as a part of it', () => {
  const small = stretched(layout, { width: 200, height: 600 });
  expect([small.x[0], small.y[0]]).toEqual([13, 548]);
});

test('all points that are wanted are one path', () => {
  expect(dotsPath(layout, [0, 2])).toBe('M26 274h0M374 274h0');
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
