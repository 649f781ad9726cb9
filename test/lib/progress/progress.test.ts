import { expect, test } from 'vitest';
import { readProgress } from '@/lib/progress/progress';
import { type Looks, lookOn, READING, readIn, withMore } from '@/lib/progress/reading';
import { readingText } from '@/lib/progress/words';

const HEIGHT = 800;
const NONE: ReadonlyMap<string, Looks> = new Map();

function looking(seconds: number, top: number, bottom: number, before = NONE) {
  let looks = before;
  for (let at = 0; at < seconds; at++) {
    looks = lookOn(looks, [{ id: 'mask', top, bottom }], HEIGHT);
  }
  return looks;
}

test('a section is read when its end was in the window, and it was there for long enough', () => {
  expect(readIn(looking(READING - 1, 100, 700))).toEqual([]);
  expect(readIn(looking(READING, 100, 700))).toEqual(['mask']);
});

test('a section whose end was never seen is not, however long it was looked at', () => {
  const begun = looking(60, -500, 900);
  expect(readIn(begun)).toEqual([]);
  expect(readIn(looking(1, -1000, 400, begun))).toEqual(['mask']);
});

test('what is at the edge of the window is not looked at', () => {
  expect(looking(60, 700, 780)).toEqual(NONE);
  expect(looking(60, -900, 100)).toEqual(NONE);
});

test('progress grows, and stays the same object where nothing is new', () => {
  const before = { read: ['a'], sections: 3, answered: 1, exercises: 2 };
  const more = withMore(before, { ...before, read: ['b'] });
  expect(more.read).toEqual(['a', 'b']);
  expect(withMore(more, { ...more, read: ['b'] })).toBe(more);
  expect(withMore(undefined, before)).toEqual(before);
});

test('progress is said in words', () => {
  const all = { read: ['a', 'b'], sections: 3, answered: 0, exercises: 2 };
  expect(readingText(all)).toBe('2 of 3 sections read');
  expect(readingText({ ...all, sections: 2, answered: 1 })).toBe('read, 1 of 2 exercises answered');
  expect(readingText({ ...all, read: [] })).toBe('');
});

test('what is saved and not in order is left out', () => {
  const good = { read: ['a'], sections: 3, answered: 1, exercises: 2 };
  const saved = { good, bad: { ...good, read: [1] }, worse: 3, none: null };
  expect(readProgress(JSON.stringify(saved))).toEqual({ good });
  for (const text of [null, '', 'null', '[', '3']) expect(readProgress(text)).toEqual({});
});
