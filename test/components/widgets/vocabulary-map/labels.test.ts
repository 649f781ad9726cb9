import { expect, test } from 'vitest';
import {
  kindRegions,
  namingOrder,
  placeLabels,
  placeRegions,
  Room,
} from '@/components/widgets/vocabulary-map/labels';
import { layOut } from '@/components/widgets/vocabulary-map/marks';
import { labelsOf, type Scene } from '@/components/widgets/vocabulary-map/scene';
import { centred, WHOLE } from '@/components/widgets/vocabulary-map/view';

const size = { width: 400, height: 300 };
const cloud = {
  ids: [5, 300, 301, 302],
  across: Float32Array.of(-1, 0, 1, 0),
  up: Float32Array.of(0, 2, 0, 1.9),
};
const layout = layOut(cloud, size);
const name = (id: number) => `token-${id}`;
const place = (offered: number[], always: number[], most: number, view = WHOLE) =>
  placeLabels(layout, view, new Room(size), offered, new Set(always), name, most);

test('names that would lie over each other give way; a wanted point stays without its name', () => {
  const texts = (always: number[]) => place([1, 3, 0], always, 9).map(({ text }) => text);
  expect(texts([])).toEqual(['token-300', 'token-5']);
  expect(texts([3])).toEqual(['token-302', 'token-5']);
  expect(texts([1, 3])).toEqual(['token-300', '', 'token-5']);
});

test('no more names than asked for, and none for points out of view', () => {
  expect(place([0, 1], [], 1)).toHaveLength(1);
  const close = centred(10, 200, 26, size);
  expect(place([0, 1, 2], [], 9, close).map((l) => l.index)).toEqual([1]);
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

/** Nine points: three at the left, three at the right, and three in the middle, far apart. */
const nine = layOut(
  {
    ids: Array.from({ length: 9 }, (_, i) => 400 + i),
    across: Float32Array.of(-10, -9, -10, 10, 9, 10, -4, 0, 4),
    up: Float32Array.of(0, 1, 1, 0, 1, 1, -10, 10, -10),
  },
  size,
);
const [LEFT, RIGHT, WIDE] = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
];

test('a region is named around the mean of its members, those that the map shows best first', () => {
  const regions = [
    { name: 'wide', members: WIDE },
    { name: 'left', members: LEFT },
    { name: 'two points', members: [0, 1] },
  ];
  const labels = placeRegions('group', nine, WHOLE, new Room(size), regions);
  expect(labels.map(({ text }) => text)).toEqual(['left', 'wide']);
  const mean = (LEFT.reduce((sum, i) => sum + (nine.y[i] ?? 0), 0) ?? 0) / 3;
  expect(labels[0]?.y).toBeCloseTo(mean, 4);
  // Its name would be cut at the edge: it is moved inside.
  expect((labels[0]?.x ?? 0) - (4 * 7.8) / 2).toBeGreaterThanOrEqual(2);
});

test('a name that would lie over another moves by a line, or is left out', () => {
  const regions = ['one', 'two', 'six', 'ten'].map((name) => ({ name, members: LEFT }));
  const labels = placeRegions('group', nine, WHOLE, new Room(size), regions);
  expect(labels).toHaveLength(3);
  const lines = labels.map(({ y }) => Math.round(y - (labels[0]?.y ?? 0)));
  expect(lines).toEqual([0, -20, 20]);
});

test('a kind is named where it is more frequent than all points together', () => {
  const kinds = [0, 0, 0, 1, 1, 1, 0, 1, 0];
  const [first, second] = kindRegions(nine, kinds, ['first', 'second']);
  expect(first?.name).toBe('first');
  expect(first?.members.length).toBeGreaterThan(0);
  for (const i of first?.members ?? []) expect(LEFT).toContain(i);
  expect(second?.name).toBe('second');
  for (const i of second?.members ?? []) expect(RIGHT).toContain(i);
});

const scene: Scene = {
  layout: nine,
  kinds: [],
  kindAt: new Uint8Array(9),
  kind: undefined,
  own: new Set([7]),
  chosen: 7,
  joined: [6],
  ends: [],
  kindRegions: [{ name: 'pieces', members: RIGHT }],
  groups: [{ name: 'they', members: LEFT }],
  offered: [0, 6],
  middle: undefined,
  nameOf: name,
};

test('from far away the map names kinds and neighbourhoods, from close by tokens', () => {
  const texts = (k: number, changed?: Partial<Scene>) =>
    labelsOf({ ...scene, ...changed }, { k, x: 0, y: k === 1 ? 0 : -100 }).map(({ text }) => text);
  expect(texts(1)).toEqual(['token-407', 'pieces', 'token-406', 'they']);
  expect(texts(2)).not.toContain('they');
  expect(texts(2)).toContain('token-400');
  expect(texts(1, { kind: 0 })).not.toContain('they');
});

test('what is pointed at is named before anything else', () => {
  expect(labelsOf(scene, WHOLE, 8)[0]?.text).toBe('token-408');
});
