import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { EngineFailure } from '@/lib/engine/failure';
import { CheckedFiles } from '@/lib/engine/graph/checked-files';
import { openFile } from '@/lib/onnx';

const folder = new URL('../../../../public/models/storybook/', import.meta.url);
const GRAPH = 'onnx/model_quantized.onnx';
const NAMES = ['tokenizer.json', 'tokenizer_config.json', 'config.json', GRAPH];
const originals = new Map(
  NAMES.map((name) => [name, new Uint8Array(readFileSync(new URL(name, folder)))]),
);
/** A model (ir_version 8, opset 17) with an empty graph. */
const EMPTY_GRAPH = Uint8Array.of(0x08, 8, 0x3a, 0, 0x42, 2, 0x10, 17);

const json = (name: string) => JSON.parse(new TextDecoder().decode(originals.get(name)));

let files: Map<string, Uint8Array<ArrayBuffer>>;
let discarded: string[];
let unverified: string[];
beforeEach(() => {
  files = new Map(originals);
  discarded = [];
  unverified = [];
});

const put = (name: string, content: unknown) =>
  files.set(name, new TextEncoder().encode(JSON.stringify(content)));

/** Requests all files in the library's order. */
async function readAll(): Promise<CheckedFiles> {
  const checked = new CheckedFiles({
    obtain: async (name) => {
      const bytes = files.get(name);
      if (!bytes) throw new EngineFailure('not-found', `${name} is not there.`);
      return bytes;
    },
    discard: async (name) => void discarded.push(name),
    discardUnverified: async (name) => void unverified.push(name),
  });
  for (const name of NAMES) await checked.respond(name);
  return checked;
}

test('storybook’s files fit together, and nothing is discarded', async () => {
  const { content } = await readAll();
  expect(content.config.shape).toMatchObject({
    layers: content.added.layers,
    heads: content.added.heads,
    width: content.added.width,
    vocabulary: content.vocabulary.offsets.length - 1,
  });
  expect(discarded).toEqual([]);
});

test.each([
  ['n_layer', 99],
  ['n_head', 1],
  ['n_embd', 8],
  ['vocab_size', 2 ** 40],
  ['n_positions', 100_000],
  ['bos_token_id', 4096],
])('a config.json with %s %d is refused before a session is made', async (key, value) => {
  put('config.json', { ...json('config.json'), [key]: value });
  await expect(readAll()).rejects.toMatchObject({
    code: 'corrupt',
    message: expect.stringMatching(new RegExp(`config\\.json does not fit.*${value}`)),
  });
  expect(discarded).toEqual(['config.json']);
  expect(unverified).toEqual([GRAPH]);
});

test('a tokenizer with ids that the graph lacks is refused before a session is made', async () => {
  const file = json('tokenizer.json');
  const vocab = { ...file.model.vocab, unheard: 5000 };
  put('tokenizer.json', { ...file, model: { ...file.model, vocab } });
  await expect(readAll()).rejects.toMatchObject({
    code: 'corrupt',
    message: /tokenizer\.json.*4999|5000/,
  });
  expect(discarded).toEqual(['tokenizer.json']);
});

test.each(['config.json', 'tokenizer.json', 'tokenizer_config.json'])(
  'an error in place of %s, with status 200, is not kept on the device',
  async (name) => {
    put(name, { error: 'Too many requests' });
    await expect(readAll()).rejects.toMatchObject({ code: 'corrupt' });
    expect(discarded).toEqual([name]);
  },
);

test.each([
  ['damaged', 'corrupt', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2)],
  ['of another kind', 'unsupported-graph', () => EMPTY_GRAPH],
])('a model file that is %s is discarded', async (_, code, change) => {
  files.set(GRAPH, change(originals.get(GRAPH) as Uint8Array) as Uint8Array<ArrayBuffer>);
  await expect(readAll()).rejects.toMatchObject({ code });
  expect(discarded).toEqual([GRAPH]);
});

test('a file that cannot be reached is not discarded, and an optional one may be missing', async () => {
  files.delete('tokenizer.json');
  await expect(readAll()).rejects.toMatchObject({ code: 'not-found' });
  expect(discarded).toEqual([]);
  const checked = new CheckedFiles({
    obtain: async () => {
      throw new EngineFailure('not-found', 'not there');
    },
    discard: async () => {},
    discardUnverified: async () => {},
  });
  expect((await checked.respond('generation_config.json')).status).toBe(404);
});

test('the opened graph is handed over as it is, not as a copy', async () => {
  const checked = await readAll();
  const response = await checked.respond(GRAPH);
  const { bytes } = openFile(originals.get(GRAPH) as Uint8Array);
  expect(response.status).toBe(200);
  const given = await response.arrayBuffer();
  expect(Buffer.compare(new Uint8Array(given), bytes)).toBe(0);
  expect(await response.arrayBuffer()).toBe(given);
});
