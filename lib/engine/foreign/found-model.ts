import { parameterCount } from '@/lib/trace/parameters';
import type { ModelShape } from '@/lib/trace/trace';
import { type CatalogEntry, HUB_PATH, hubHost } from '../catalog';
import { parseJson } from '../download/fetch-file';
import { EngineFailure } from '../failure';
import { checkVocabulary } from '../graph/check-sizes';
import { readConfig } from '../graph/config-file';
import { readVocabulary } from '../graph/tokenizer-file';
import { filesId, hubId } from './names';
import type { OnnxFile } from './onnx-files';

/** A GPT-2 that a reader found, as far as its small files and the list of the others show. */
export interface FoundModel {
  readonly foundBy: 'name' | 'files';
  readonly title: string;
  /** Of the hub's; a name for the reader's own files. */
  readonly repository: string;
  /** The commit on the hub; a hash of the reader's own files. */
  readonly revision: string;
  readonly shape: ModelShape;
  /** Tokens of its tokenizer. */
  readonly tokens: number;
  readonly licence: string | undefined;
  /** The best to take first; at least one. */
  readonly onnx: readonly OnnxFile[];
  /** What was read already: config.json and the tokenizer's files. */
  readonly small: ReadonlyMap<string, Blob>;
}

/** The small files that are read before anything large is fetched; the last may be missing. */
export const SMALL_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const;

/** A larger one is something else, in bytes; the largest tokenizers have some 30 MB. */
const LARGEST_SMALL = 60_000_000;

/** @throws EngineFailure 'corrupt' for a small file that is too large to be one */
export function checkSmall(name: string, bytes: number): void {
  if (bytes <= LARGEST_SMALL) return;
  const message = `${name} has ${Math.round(bytes / 1e6)} MB, so it is not what its name says.`;
  throw new EngineFailure('corrupt', message);
}

/**
 * Reads the small files of a model, and compares them with each other.
 *
 * @throws EngineFailure 'unsupported-model' for another kind of model or tokenizer; 'corrupt' for
 *   files that are damaged or do not fit together
 */
export function readSmallFiles(
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Pick<FoundModel, 'shape' | 'tokens'> & { readonly config: Readonly<Record<string, unknown>> } {
  const json = (name: string) => parseJson(files.get(name) ?? new Uint8Array(), name);
  const config = json('config.json');
  const { shape } = readConfig(config);
  if (shape.width % shape.heads !== 0) {
    const message = `config.json has ${shape.heads} heads, which cannot share ${shape.width} dimensions.`;
    throw new EngineFailure('corrupt', message);
  }
  const vocabulary = readVocabulary(json('tokenizer.json'));
  checkVocabulary(vocabulary, {
    graph: shape,
    tables: { token: { rows: shape.vocabulary }, position: { rows: shape.context } },
  });
  return {
    shape,
    tokens: vocabulary.offsets.length - 1,
    config: config as Record<string, unknown>,
  };
}

/** Returns the sizes of a GPT-2 in words. */
export function shapeWords({ layers, heads, width, vocabulary, context }: ModelShape): string {
  const count = (n: number, one: string) => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`;
  return `${count(layers, 'layer')} of ${count(heads, 'head')}, ${count(width, 'dimension')}, ${count(vocabulary, 'token')}, texts of up to ${context.toLocaleString('en')}`;
}

/** Returns what a model is opened by. @param name the reader's own for it, where it has none */
export function entryFor(
  { foundBy, title, repository, revision, shape, licence, small }: FoundModel,
  { name: file, bytes, sha256, dtype }: OnnxFile,
  name = title,
): CatalogEntry {
  const isHub = foundBy === 'name';
  return {
    id: isHub ? hubId({ repository, file }) : filesId(name, revision),
    title: name,
    shows: `A GPT-2 ${isHub ? 'from the hub' : 'from files'}: ${shapeWords(shape)}.`,
    parameters: parameterCount(shape),
    repository: isHub ? repository : `files/${revision}`,
    // No such host exists, and none is asked.
    host: isHub ? hubHost : 'https://files.invalid',
    pathTemplate: HUB_PATH,
    revision,
    weights: { name: file, bytes, ...(sha256 ? { sha256 } : {}) },
    files: [...small.keys()],
    dtype,
    device: 'wasm',
    licence,
    source: isHub ? `${hubHost}/${repository}` : undefined,
    foundBy,
  };
}

/** The command that exports a model of the hub with all that is needed. */
export const exportLine = (repository: string): string =>
  `optimum-cli export onnx --task text-generation-with-past --model ${repository} ${repository.split('/').at(-1)}`;
