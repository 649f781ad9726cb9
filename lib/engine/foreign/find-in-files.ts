import { hashNumbers } from '@/lib/maths/hash-numbers';
import { readBlob } from '../download/read-blob';
import { EngineFailure } from '../failure';
import { checkSmall, type FoundModel, readSmallFiles, SMALL_FILES } from './found-model';
import { onnxFiles } from './onnx-files';

/** A model in files, and the files themselves by name. */
export interface ModelInFiles extends FoundModel {
  readonly given: ReadonlyMap<string, Blob>;
}

/** A file as a reader chooses it. */
export type NamedFile = Blob & { readonly name: string };

/**
 * Finds out what files are: config.json, tokenizer.json and one .onnx file or more. Weights are not
 * read here.
 *
 * @param folder the name of the folder that they came from, if known
 * @throws EngineFailure 'wrong-files' where one is missing; 'unsupported-model'; 'corrupt'
 */
export async function findInFiles(
  files: readonly NamedFile[],
  folder?: string,
): Promise<ModelInFiles> {
  const given = new Map<string, Blob>(files.map((file) => [file.name, file]));
  const onnx = onnxFiles(files.map(({ name, size }) => ({ name, bytes: size })));
  const [best] = onnx;
  const missing = [
    ...SMALL_FILES.slice(0, 2).filter((name) => !given.has(name)),
    ...(best ? [] : ['a file that ends in .onnx']),
  ];
  if (!best || missing.length > 0) {
    const list = new Intl.ListFormat('en').format(missing);
    throw new EngineFailure(
      'wrong-files',
      `${list} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    );
  }
  if (best.obstacle) {
    const message = `${best.name} cannot be opened. ${best.obstacle}`;
    throw new EngineFailure('unsupported-graph', message);
  }
  const names = SMALL_FILES.filter((name) => given.has(name));
  const small = new Map<string, Blob>(names.map((name) => [name, given.get(name) as Blob]));
  const read = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const [name, { size }] of small) checkSmall(name, size);
  for (const [name, blob] of small) read.set(name, await readBlob(blob, name));
  const { shape, tokens, config } = readSmallFiles(read);
  return {
    foundBy: 'files',
    title: nameIn(config) ?? folder ?? best.name.replace(/\.onnx$/, ''),
    repository: 'files',
    revision: await hashOf([...read.values()], given.get(best.name) as Blob),
    shape,
    tokens,
    licence: undefined,
    onnx,
    small,
    given,
  };
}

/** What the author called the model, if config.json says. */
function nameIn({ _name_or_path: path }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof path !== 'string') return undefined;
  const name = path.split(/[\\/]/).at(-1) ?? '';
  return /^[\w][\w.-]{1,60}$/.test(name) ? name : undefined;
}

/** Parts of the weights that are looked at, spread evenly, and their size in bytes. */
const SAMPLES = 64;
const SAMPLE = 2048;

/** Returns 8 hex digits that tell one model's files from another's. */
async function hashOf(small: readonly Uint8Array[], weights: Blob): Promise<string> {
  const parts: Uint8Array[] = [...small];
  for (let i = 0; i < SAMPLES; i++) {
    const from = Math.floor((i * weights.size) / SAMPLES);
    parts.push(await readBlob(weights.slice(from, from + SAMPLE), 'The .onnx file'));
  }
  const sums = parts.map((part) => part.reduce((sum, byte) => (sum * 31 + byte) % 16_777_213, 7));
  return hashNumbers([Float32Array.of(...sums, weights.size % 16_777_213)]).slice(0, 8);
}
