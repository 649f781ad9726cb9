import type { DropItem } from 'react-aria-components';
import { expect, test } from 'vitest';
import { droppedFiles } from '@/components/models/dropped-files';

const file = (name: string) =>
  ({ kind: 'file', type: '', name, getFile: async () => new File([name], name) }) as DropItem;

const folder = (name: string, ...entries: DropItem[]) =>
  ({
    kind: 'directory',
    name,
    async *getEntries() {
      yield* entries;
    },
  }) as DropItem;

test('a folder that is dropped gives its files, those further in too, and its name', async () => {
  const inner = folder('onnx', file('model.onnx'));
  const { files, folder: name } = await droppedFiles([folder('mine', file('config.json'), inner)]);
  expect(files.map(({ name }) => name)).toEqual(['config.json', 'model.onnx']);
  expect(name).toBe('mine');
});

test('files that are dropped have no folder, and text that is dropped is none', async () => {
  const text = { kind: 'text', types: new Set(), getText: async () => '' } as unknown as DropItem;
  const { files, folder: name } = await droppedFiles([file('config.json'), text]);
  expect(files).toHaveLength(1);
  expect(name).toBeUndefined();
});

test('of a folder with thousands of files only some are looked at', async () => {
  const many = Array.from({ length: 1000 }, (_, i) => file(`${i}`));
  expect((await droppedFiles([folder('all', ...many)])).files).toHaveLength(200);
});
