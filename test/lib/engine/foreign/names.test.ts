import { expect, test } from 'vitest';
import { filesId, filesNameOf, hubFileOf, hubId, repositoryIn } from '@/lib/engine/foreign/names';

test.each([
  ['owner/name', 'owner/name'],
  ['  owner/name.v2_x-y ', 'owner/name.v2_x-y'],
  ['https://huggingface.co/owner/name', 'owner/name'],
  ['huggingface.co/owner/name/tree/main?x=1', 'owner/name'],
  ['hf.co/owner/name#readme', 'owner/name'],
  ['gpt2', 'gpt2'],
])('“%s” names the repository %s', (text, repository) => {
  expect(repositoryIn(text)).toBe(repository);
});

test.each(['', 'two words', '../name', 'https://example.com/owner/name', 'a/<b>', '/x'])(
  '“%s” names none',
  (text) => expect(repositoryIn(text)).toBeUndefined(),
);

test('an id says where a model on the hub is, and no other id does', () => {
  const place = { repository: 'owner/name', file: 'onnx/model_q4.onnx' };
  expect(hubFileOf(hubId(place))).toEqual(place);
  for (const id of ['storybook', 'gpt2', 'files/mine-0a1b2c3d', 'a/b/../c.onnx', 'a/b.onnx']) {
    expect(hubFileOf(id)).toBeUndefined();
  }
});

test('the id of files has the name and tells their content', () => {
  expect(filesId('Моя модель 2', '0a1b2c3d')).toBe('files/-2-0a1b2c3d');
  expect(filesNameOf(filesId('my model', '0a1b2c3d'))).toBe('my-model');
  expect(filesNameOf('owner/name/onnx/model.onnx')).toBeUndefined();
});
