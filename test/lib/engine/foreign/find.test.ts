import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findByName } from '@/lib/engine/foreign/find-by-name';
import { findInFiles } from '@/lib/engine/foreign/find-in-files';
import { entryFor } from '@/lib/engine/foreign/found-model';
import {
  COMMIT,
  damaged,
  llama,
  type ModelFolder,
  publish,
  stranger,
  threeHeads,
  UKRAINIAN,
  ukrainian,
  withoutOnnx,
} from '@/test/support/foreign-models';
import { type HubServer, startHub } from '@/test/support/hub-server';
import { TINY } from '@/test/support/tiny-gpt2';

let hub: HubServer;
beforeAll(async () => {
  hub = await startHub(COMMIT);
});
beforeEach(() => {
  hub.files.clear();
  hub.requests.length = 0;
});
afterAll(() => hub.close());

const find = (repository: string) => findByName(repository, { host: hub.url });
const put = (folder: ModelFolder) => publish(hub, 'club/model', folder);
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const files = (folder: ModelFolder) =>
  [...folder].map(([path, bytes]) => new File([bytes], path.split('/').at(-1) ?? ''));

describe('a repository of the hub', () => {
  test('is known by its list, its small files and the ends of the large ones', async () => {
    put(threeHeads());
    const found = await find('club/model');
    expect(found).toMatchObject({ shape: TINY, tokens: 300, licence: 'mit', revision: COMMIT });
    expect(found.onnx).toHaveLength(1);
    expect(hub.bodies().reduce((sum, { sent }) => sum + sent, 0)).toBeLessThan(70_000);
    const entry = entryFor(found, found.onnx[0]!);
    expect(entry).toMatchObject({
      id: 'club/model/onnx/model.onnx',
      title: 'club/model',
      revision: COMMIT,
      files: ['config.json', 'tokenizer.json'],
    });
    expect(entry.weights.bytes).toBe(threeHeads().get('onnx/model.onnx')?.length);
    expect(entry.weights.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('may have 32,000 tokens of another language', async () => {
    put(ukrainian());
    const { shape, tokens } = await find('club/model');
    expect(shape).toEqual(UKRAINIAN);
    expect(tokens).toBe(32_000);
  });

  test('without ONNX files is said to be a GPT-2 that can be exported', async () => {
    put(withoutOnnx());
    await expect(find('club/model')).rejects.toMatchObject({
      code: 'not-exported',
      message: expect.stringMatching(/is a GPT-2 \(1 layer of 3 heads.*has no ONNX file/),
    });
  });

  test('whose files have no cache can be exported again: the ends of the files show it', async () => {
    put(new Map([...threeHeads(), ['onnx/model.onnx', stranger('no-cache')]]));
    await expect(find('club/model')).rejects.toMatchObject({
      code: 'not-exported',
      message: expect.stringContaining('onnx/model.onnx: It was exported without its key/value'),
    });
  });

  test('is found where the ends of its files cannot be had', async () => {
    put(threeHeads());
    hub.manners.status = [503];
    expect((await find('club/model')).onnx[0]?.obstacle).toBeUndefined();
    delete hub.manners.status;
  });

  test('without tokenizer.json can be exported too', async () => {
    put(new Map([...threeHeads()].filter(([name]) => name !== 'tokenizer.json')));
    await expect(find('club/model')).rejects.toMatchObject({
      code: 'not-exported',
      message: expect.stringContaining('no tokenizer.json'),
    });
  });

  test('of another kind is refused by its config.json, and is not told to be exported', async () => {
    put(new Map([...llama()].filter(([name]) => !name.endsWith('.onnx'))));
    await expect(find('club/model')).rejects.toMatchObject({
      code: 'unsupported-model',
      message: expect.stringContaining('“llama”'),
    });
  });

  test('that does not exist is said to be none', async () => {
    await expect(find('club/nothing')).rejects.toMatchObject({
      code: 'no-repository',
      message: expect.stringContaining('club/nothing'),
    });
  });

  test('whose list is a filter’s web page is refused as blocked', async () => {
    put(threeHeads());
    hub.manners.page = ['text/html'];
    await expect(find('club/model')).rejects.toMatchObject({ code: 'blocked' });
    delete hub.manners.page;
  });
});

describe('files', () => {
  test('are a model by themselves, with a name from config.json, else from the folder', async () => {
    const found = await findInFiles(files(threeHeads()), 'my-model');
    expect(found).toMatchObject({ shape: TINY, title: 'my-model', foundBy: 'files' });
    const named = new Map([...threeHeads()]);
    const config = JSON.parse(new TextDecoder().decode(named.get('config.json')));
    named.set('config.json', json({ ...config, _name_or_path: 'club/tiny' }));
    expect((await findInFiles(files(named))).title).toBe('tiny');
  });

  test('have an id of their content: other weights are another model', async () => {
    const id = async (folder: ModelFolder) => {
      const found = await findInFiles(files(folder), 'same');
      return entryFor(found, found.onnx[0]!).id;
    };
    expect(await id(threeHeads())).toBe(await id(threeHeads()));
    const changed = new Map(threeHeads());
    const weights = changed.get('onnx/model.onnx')!.slice();
    weights[5000] = (weights[5000] ?? 0) ^ 1;
    changed.set('onnx/model.onnx', weights);
    expect(await id(changed)).not.toBe(await id(threeHeads()));
  });

  test('that lack one are named', async () => {
    const some = files(threeHeads()).filter(({ name }) => name !== 'config.json');
    await expect(findInFiles(some)).rejects.toMatchObject({
      code: 'wrong-files',
      message: 'config.json is missing.',
    });
    await expect(findInFiles([])).rejects.toThrow(
      'config.json, tokenizer.json, and a file that ends in .onnx are missing.',
    );
  });

  test('of another kind, and damaged ones, are refused', async () => {
    await expect(findInFiles(files(llama()))).rejects.toMatchObject({ code: 'unsupported-model' });
    const torn = files(damaged()).map((file) =>
      file.name === 'tokenizer.json' ? new File(['{"model":'], file.name) : file,
    );
    await expect(findInFiles(torn)).rejects.toMatchObject({
      code: 'corrupt',
      message: expect.stringContaining('tokenizer.json'),
    });
  });

  test('with a tokenizer of hundreds of MB are refused before they are read', async () => {
    const huge = files(threeHeads()).map((file) =>
      file.name === 'tokenizer.json' ? Object.defineProperty(file, 'size', { value: 3e8 }) : file,
    );
    await expect(findInFiles(huge)).rejects.toMatchObject({
      code: 'corrupt',
      message: expect.stringContaining('tokenizer.json has 300 MB'),
    });
  });

  test.each([
    ['WordPiece', { type: 'WordPiece', vocab: { a: 0 } }, '“WordPiece”, as that of BERT'],
    ['Unigram', { type: 'Unigram', vocab: [['a', 0]] }, '“Unigram”, as that of T5'],
  ])('with a %s tokenizer are refused with the reason', async (_, model, reason) => {
    const folder = new Map([...threeHeads(), ['tokenizer.json', json({ model })]]);
    await expect(findInFiles(files(folder))).rejects.toMatchObject({
      code: 'unsupported-model',
      message: expect.stringContaining(reason),
    });
  });

  test('with more tokens in tokenizer.json than config.json has are refused', async () => {
    const folder = new Map([
      ...threeHeads(),
      ['tokenizer.json', ukrainian().get('tokenizer.json')!],
    ]);
    await expect(findInFiles(files(folder))).rejects.toMatchObject({
      code: 'corrupt',
      message: expect.stringContaining('31999'),
    });
  });
});
