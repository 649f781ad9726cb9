import { beforeEach, expect, test } from 'vitest';
import {
  addFound,
  entryOf,
  findEntry,
  givenFor,
  removeFound,
  titleOf,
} from '@/components/engine/known-models';
import { readStored } from '@/components/storage/stored';
import { type CatalogEntry, STORYBOOK } from '@/lib/engine/catalog';

const KEY = 'inside-gpt-2:found-models';

const entry = (name: string, revision = 'a'): CatalogEntry => ({
  ...STORYBOOK,
  id: `club/${name}/model.onnx`,
  title: `club/${name}`,
  repository: `club/${name}`,
  revision,
  foundBy: 'name',
});

const files = new Map([['config.json', new Blob(['{}'])]]);

beforeEach(() => {
  for (const name of ['one', 'two']) removeFound(entry(name).id);
});

test('a model that was found is known by its id and name, and kept in a list', () => {
  addFound(entry('one'), files);
  expect(entryOf('club/one/model.onnx')).toEqual(entry('one'));
  expect(titleOf('club/one/model.onnx')).toBe('club/one');
  expect(givenFor('club/one/model.onnx')).toBe(files);
  expect(JSON.parse(readStored(KEY) ?? '')).toEqual([entry('one')]);
});

test('the one that is in the list stays as it is', () => {
  addFound(entry('one'), files);
  addFound(entry('one', 'b'), files);
  expect(findEntry('club/one/model.onnx')?.revision).toBe('a');
});

test('one that was taken off the list keeps its name while the page is open', () => {
  addFound(entry('two'), files);
  removeFound('club/two/model.onnx');
  expect(readStored(KEY)).toBeNull();
  expect(titleOf('club/two/model.onnx')).toBe('club/two');
});

test('an id that nobody knows is storybook’s, and its own name', () => {
  expect(findEntry('files/none-00000000')).toBeUndefined();
  expect(entryOf('files/none-00000000')).toBe(STORYBOOK);
  expect(titleOf('files/none-00000000')).toBe('files/none-00000000');
});
