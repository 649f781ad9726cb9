import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLAIN_TOKENIZER_CONFIG } from '@/lib/engine/graph/checked-files';
import { selfCheck } from '@/lib/engine/self-check';
import { textOf } from '@/lib/text/token-text';
import { type NodeModel, openModel } from '@/scripts/node-model';
import {
  clairvoyant,
  damaged,
  inDisguise,
  type ModelFolder,
  threeHeads,
  ukrainian,
} from '../support/foreign-models';
import { TINY, tinyConfig, tinyGpt2 } from '../support/tiny-gpt2';
import { metaspaceTokenizer } from '../support/tiny-tokenizer';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'foreign-'));
});
afterAll(() => rm(root, { recursive: true }));

let count = 0;
async function open(folder: ModelFolder): Promise<NodeModel> {
  const directory = join(root, String(count++));
  const more = [['tokenizer_config.json', PLAIN_TOKENIZER_CONFIG]] as const;
  for (const [path, content] of [...folder, ...more]) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
  return openModel(pathToFileURL(`${directory}/`), 'onnx/model.onnx');
}

const textFrom = (opened: NodeModel, ids: readonly number[]) =>
  textOf(ids.map((id) => opened.vocabulary.token(id)));

describe('one layer of three heads, without a mark that begins a text', () => {
  test('passes the check, and its numbers are there to be shown', async () => {
    const opened = await open(threeHeads());
    expect(opened.model.graph.shape).toEqual(TINY);
    const { measured } = await selfCheck(opened);
    expect(measured).toMatchObject({ notFinite: 0, leak: { masked: 0 } });
    expect(measured?.stepped).toBeLessThan(1e-4);
    expect(measured?.rowSum).toBeLessThan(1e-6);
  });

  test('begins a text with the end of a line', async () => {
    const opened = await open(threeHeads());
    expect([...opened.vocabulary.token(opened.beginId).bytes]).toEqual([10]);
  });
});

describe('32,000 tokens of another language', () => {
  test('are read, and give a text back as it was', async () => {
    const opened = await open(ukrainian());
    const text = 'сонце світить 😀';
    const ids = opened.tokenize(text);
    expect(ids.length).toBeLessThan(new TextEncoder().encode(text).length / 2);
    expect(Math.max(...ids)).toBeGreaterThan(1000);
    expect(textFrom(opened, ids)).toBe(text);
    expect((await selfCheck(opened)).agrees).toBe(true);
  });
});

test('a byte-pair tokenizer of characters, as SentencePiece’s, gives a text back too', async () => {
  const tokenizer = metaspaceTokenizer({ letters: 'abcdeé', special: ['</s>'] });
  const vocabulary = Object.keys(tokenizer.model.vocab).length + 1;
  const shape = { ...TINY, vocabulary };
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const opened = await open(
    new Map([
      ['config.json', json(tinyConfig(shape))],
      ['tokenizer.json', json(tokenizer)],
      ['onnx/model.onnx', tinyGpt2(shape)],
    ]),
  );
  const ids = opened.tokenize('bad é 😀');
  expect(textFrom(opened, ids)).toBe('bad é 😀');
  expect((await selfCheck(opened)).agrees).toBe(true);
});

describe('before it can show a number', () => {
  test('a Llama in the folder of a GPT-2 is refused', async () => {
    await expect(open(inDisguise('llama'))).rejects.toThrow('no layer norm before it');
  });

  test('an OPT in the folder of a GPT-2 is refused', async () => {
    await expect(open(inDisguise('opt'))).rejects.toThrow('it is another kind of model');
  });

  test('half a file is refused', async () => {
    await expect(open(damaged())).rejects.toMatchObject({ code: 'corrupt' });
  });

  test('a model that sees what comes later is refused, with how much that moves', async () => {
    const opened = await open(clairvoyant());
    await expect(selfCheck(opened)).rejects.toMatchObject({
      code: 'self-check',
      message: expect.stringMatching(/a later token moves the logits before it by [\d.]+ times/),
    });
  });
});
