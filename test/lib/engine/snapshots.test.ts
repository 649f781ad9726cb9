import { expect, test } from 'vitest';
import { STORYBOOK } from '@/lib/engine/catalog';
import { folderOf } from '@/lib/engine/download/hub';
import { SNAPSHOTS, type Snapshot, snapshotEntry } from '@/lib/engine/snapshots';
import { readSnapshots } from '@/scripts/record/snapshot-index';

const index: readonly Snapshot[] = [
  { percent: 0, tokens: 0, folder: '00', bytes: 2_700_000, bitsPerByte: 3.9 },
  { percent: 4, tokens: 40_000_000, folder: '04', bytes: 2_700_001, bitsPerByte: 1.9 },
  { percent: 100, tokens: 1e9, folder: '../storybook', bytes: 2_700_002, bitsPerByte: 1.3 },
];

test('a snapshot is opened from its own folder, and is as large as the index says', () => {
  const entry = snapshotEntry(index, 4);
  expect(folderOf(entry, 'https://site/')).toBe('https://site/models/storybook-snapshots/04/');
  expect(entry.weights).toEqual({ name: STORYBOOK.weights.name, bytes: 2_700_001 });
  expect(entry.title).toBe('storybook at 4%');
  expect(snapshotEntry(index, 0).title).toBe('storybook, untrained');
});

test('its tokenizer is storybook’s, and nothing is asked for that its folder does not have', () => {
  const entry = snapshotEntry(index, 4);
  expect(entry.tokenizerFrom).toBe('storybook');
  expect(entry.files).toEqual(['config.json', 'tokenizer.json', 'tokenizer_config.json']);
});

test('the last one is the shipped model itself', () => {
  expect(snapshotEntry(index, 100)).toBe(STORYBOOK);
});

test('names are taken once, and may be those of folders', () => {
  const ids = index.map(({ percent }) => snapshotEntry(index, percent).id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
});

test('a snapshot that was not kept is refused, and so is an index of another form', () => {
  expect(() => snapshotEntry(index, 50)).toThrow(RangeError);
  expect(readSnapshots({ snapshots: index })).toEqual(index);
  expect(readSnapshots({ snapshots: SNAPSHOTS })).toEqual(SNAPSHOTS);
  expect(() => readSnapshots({ snapshots: [{ percent: 4 }] })).toThrow();
});
