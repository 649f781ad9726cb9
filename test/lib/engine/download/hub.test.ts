import { expect, test } from 'vitest';
import { CATALOG } from '@/lib/engine/catalog';
import { folderOf, pointerAddress, readPointer, siteFolderOf } from '@/lib/engine/download/hub';

const entry = {
  ...CATALOG[0]!,
  id: 'gpt2',
  repository: 'Xenova/gpt2',
  host: 'https://huggingface.co',
  pathTemplate: '{model}/resolve/{revision}/',
  revision: 'refs/pr/1',
};
const hash = 'dfd02dcbfccb31d289cac235f71cecad357030866fe7019f05a36b1c5692afba';

test('a file is under its repository and revision, its pointer beside it under /raw/', () => {
  const folder = 'https://huggingface.co/Xenova/gpt2/resolve/refs%2Fpr%2F1/';
  expect(folderOf(entry, 'https://site/')).toBe(folder);
  expect(pointerAddress(entry, 'onnx/model.onnx')).toBe(
    'https://huggingface.co/Xenova/gpt2/raw/refs%2Fpr%2F1/onnx/model.onnx',
  );
});

test('a mirror takes the place of the hub, with or without a path and a slash', () => {
  for (const host of ['https://mirror.school/hub', 'https://mirror.school/hub/']) {
    const mirrored = { ...entry, host, revision: 'main' };
    expect(folderOf(mirrored, '')).toBe('https://mirror.school/hub/Xenova/gpt2/resolve/main/');
    expect(pointerAddress(mirrored, 'a.onnx')).toBe(
      'https://mirror.school/hub/Xenova/gpt2/raw/main/a.onnx',
    );
  }
});

test('the embedded model and copies of others are under models/ of the site, wherever it is', () => {
  for (const site of ['https://site/', 'https://site/notebook/']) {
    expect(folderOf(CATALOG[0]!, site)).toBe(`${site}models/storybook/`);
    expect(siteFolderOf(entry, site)).toBe(`${site}models/gpt2/`);
  }
});

test('a pointer tells size and sha256', () => {
  const text = `version https://git-lfs.github.com/spec/v1\noid sha256:${hash}\nsize 84911479\n`;
  expect(readPointer(text)).toEqual({ size: 84_911_479, sha256: hash });
});

test('what only resembles a pointer is none', () => {
  const start = 'version https://git-lfs.github.com/spec/v1\n';
  for (const text of [
    '',
    '{"model_type": "gpt2"}',
    start,
    `${start}oid sha256:${hash}\n`,
    `${start}oid sha256:${hash.slice(1)}\nsize 1\n`,
    `${start}oid sha256:${hash}\nsize many\n`,
    `<p>${start}oid sha256:${hash}\nsize 1\n`,
  ]) {
    expect(readPointer(text), text).toBeUndefined();
  }
});
