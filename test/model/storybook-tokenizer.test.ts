import { beforeAll, describe, expect, test } from 'vitest';
import { type NodeModel, openModel } from '@/scripts/node-model';
import { modelFolder, references } from './storybook-support';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openModel(modelFolder);
});

const sentences = Object.values(references.sentences);

describe("the tokenizer gives the ids of Hugging Face's tokenizers library", () => {
  test.each([...references.tokenized, ...sentences])('for $text', ({ text, ids }) => {
    expect(opened.tokenize(text)).toEqual(ids);
  });
});

test('every id of the references is in the vocabulary, and the last one ends a text', () => {
  const ids = [...references.tokenized, ...sentences].flatMap((entry) => entry.ids);
  expect(Math.max(...ids)).toBeLessThan(4095);
  expect(opened.beginId).toBe(4095);
});
