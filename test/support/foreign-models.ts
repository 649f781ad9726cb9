import { readFileSync } from 'node:fs';
import type { ModelShape } from '@/lib/trace/trace';
import type { HubServer } from './hub-server';
import { TINY, tinyConfig, tinyGpt2 } from './tiny-gpt2';
import { byteLevelTokenizer, type TinyTokenizer } from './tiny-tokenizer';

/** The commit of every repository on a test's hub. */
export const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/** The files of a model by their paths. */
export type ModelFolder = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const latin = 'abcdefghijklmnopqrstuvwxyz';
const cyrillic = 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя';

/** A model's folder as optimum writes it, random weights. */
function folderOfModel(
  shape: ModelShape,
  tokenizer: Omit<TinyTokenizer, 'size'> & { readonly size?: number },
  config: object = {},
): ModelFolder {
  return new Map([
    ['config.json', json(tinyConfig(shape, config))],
    ['tokenizer.json', json(byteLevelTokenizer({ size: shape.vocabulary, ...tokenizer }))],
    ['onnx/model.onnx', tinyGpt2(shape)],
  ]);
}

/** One layer of three heads, and no mark that begins or ends a text. */
export const threeHeads = () => folderOfModel(TINY, { letters: latin });

export const UKRAINIAN: ModelShape = {
  layers: 2,
  heads: 4,
  width: 16,
  vocabulary: 32_000,
  context: 128,
};

/** 32,000 tokens of another language. */
export const ukrainian = () =>
  folderOfModel(
    UKRAINIAN,
    { letters: cyrillic, special: ['<|endoftext|>'] },
    { bos_token_id: 31_999, eos_token_id: 31_999 },
  );

/** As a fine-tuning leaves a model: PyTorch's weights alone. */
export const withoutOnnx = (): ModelFolder =>
  new Map([
    ...[...threeHeads()].filter(([name]) => !name.endsWith('.onnx')),
    ['model.safetensors', new Uint8Array(64)],
  ]);

/** The file of a model of another kind, from the fixtures of lib/onnx. */
export const stranger = (name: 'llama' | 'opt' | 'no-cache'): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../fixtures/onnx/strangers/${name}.onnx`, import.meta.url)));

/** A stranger's file in the folder of a GPT-2 whose sizes it has. */
export function inDisguise(name: 'llama' | 'opt'): ModelFolder {
  const shape = { layers: 1, heads: 2, width: 16, vocabulary: 257, context: 12 };
  return new Map([
    ...folderOfModel(shape, { letters: latin }),
    ['onnx/model.onnx', stranger(name)],
  ]);
}

/** Another kind of model, which says so. */
export const llama = (): ModelFolder =>
  new Map([
    ...threeHeads(),
    ['config.json', json({ model_type: 'llama', hidden_size: 16 })],
    ['onnx/model.onnx', stranger('llama')],
  ]);

/** A GPT-2 whose .onnx file lacks its second half. */
export function damaged(): ModelFolder {
  const folder = threeHeads();
  const file = folder.get('onnx/model.onnx') as Uint8Array<ArrayBuffer>;
  return new Map([...folder, ['onnx/model.onnx', file.slice(0, file.length / 2)]]);
}

/** A GPT-2 that sees what comes, and not what was: the mask is the wrong way round. */
export const clairvoyant = (): ModelFolder =>
  new Map([...threeHeads(), ['onnx/model.onnx', tinyGpt2(TINY, { causal: false })]]);

/** Puts a model on a test's hub. */
export function publish(hub: HubServer, repository: string, folder: ModelFolder): void {
  for (const [path, bytes] of folder) hub.files.set(`${repository}/${path}`, bytes);
}
