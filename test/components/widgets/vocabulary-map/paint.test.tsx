import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { layOut } from '@/components/widgets/vocabulary-map/marks';
import { mapPainter } from '@/components/widgets/vocabulary-map/paint';
import type { Scene } from '@/components/widgets/vocabulary-map/scene';
import { WHOLE } from '@/components/widgets/vocabulary-map/view';

const cloud = { ids: [1, 2, 3], across: Float32Array.of(0, 1, 2), up: Float32Array.of(2, 0, 1) };
const scene: Scene = {
  layout: layOut(cloud, { width: 400, height: 300 }),
  kinds: [{ name: 'words', colour: '--kind-1' }],
  kindAt: new Uint8Array(3),
  kind: undefined,
  own: new Set(),
  chosen: undefined,
  joined: [],
  ends: [],
  kindRegions: [],
  groups: [],
  offered: [],
  middle: undefined,
  nameOf: String,
};
const label = { of: 'token', index: 0, text: 'one', x: 10, y: 20 } as const;

let calls: string[];
beforeEach(() => {
  calls = [];
  const context = new Proxy(
    {},
    { get: (_, name) => () => void calls.push(String(name)), set: () => true },
  );
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
});
afterEach(() => vi.restoreAllMocks());

/** How often it was done since the last question. */
function done(what: string): number {
  const count = calls.filter((call) => call === what).length;
  calls = [];
  return count;
}

test('points are painted once for a view, and words over them whenever the pointer moves', () => {
  const paint = mapPainter();
  const canvas = document.createElement('canvas');
  const picture = { scene, view: WHOLE, labels: [label], ratio: 1, pointed: undefined };
  paint(canvas, picture);
  expect(done('fillRect')).toBe(3);
  paint(canvas, { ...picture, pointed: 1 });
  expect(calls).toContain('fillText');
  expect(calls).toContain('drawImage');
  expect(done('fillRect')).toBe(0);
  paint(canvas, { ...picture, view: { k: 1, x: -5, y: 0 } });
  expect(done('fillRect')).toBe(3);
  paint(canvas, { ...picture, scene: { ...scene, kind: 0 } });
  expect(done('fillRect')).toBe(3);
});
