import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import { CATALOG } from '@/lib/engine/catalog';
import { parseJson } from '@/lib/engine/download/fetch-file';
import { marksOf } from '@/lib/engine/graph/begin-id';
import { CachedModel } from '@/lib/engine/graph/cached-model';
import { checkConfig, checkVocabulary } from '@/lib/engine/graph/check-sizes';
import { readConfig } from '@/lib/engine/graph/config-file';
import { readVocabulary, withRows } from '@/lib/engine/graph/tokenizer-file';
import type { TaskModel } from '@/lib/engine/task';
import { instrument, readTables } from '@/lib/onnx';
import { withUnicodePieces } from '@/lib/tokenizer/unicode-pieces';
import { bytesOf, unpackVocabulary, type Vocabulary } from '@/lib/trace/vocabulary';
import { openSession } from './node-runtime';

/** A model opened in Node: the site's engine on the same WASM runtime, without a browser. */
export interface NodeModel extends TaskModel {
  readonly vocabulary: Vocabulary;
}

/**
 * Open a model's folder, which has the hub's layout.
 *
 * @param folder with config.json, tokenizer.json, tokenizer_config.json and onnx/
 * @param tokenizerFolder where the tokenizer's two files are, if not there
 */
export async function openModel(
  folder: URL,
  graph = 'onnx/model_quantized.onnx',
  tokenizerFolder = folder,
) {
  const read = async (name: string, from = folder) =>
    new Uint8Array(await readFile(new URL(name, from)));
  const json = async (name: string, from = folder) => parseJson(await read(name, from), name);
  const file = await read(graph);
  const { bytes, ...added } = instrument(file);
  const tokenizerJson = await json('tokenizer.json', tokenizerFolder);
  const tokenizer = new Tokenizer(
    withUnicodePieces(tokenizerJson) as object,
    (await json('tokenizer_config.json', tokenizerFolder)) as object,
  );
  const config = readConfig(await json('config.json'));
  const tables = readTables(file);
  const vocabulary = withRows(readVocabulary(tokenizerJson), tables.token.rows);
  checkConfig(config, { graph: added, tables });
  checkVocabulary(vocabulary, { graph: added, tables });
  const { shape } = config;
  const { beginId } = marksOf(config, vocabulary);
  const id = folder.pathname.split('/').at(-2) ?? '';
  const result: NodeModel = {
    id,
    tables,
    model: new CachedModel({ ...(await openSession(bytes)), shape, added }),
    vocabulary: unpackVocabulary(vocabulary),
    beginId,
    tokenize: (text) => [...tokenizer.encode(text).ids],
    bytesOf: (ids) => bytesOf(unpackVocabulary(vocabulary), ids),
    weights: { read: () => read(graph), published: async () => publishedHash(id) },
  };
  return result;
}

const publishedHash = (id: string) => CATALOG.find((entry) => entry.id === id)?.weights.sha256;

/** The model that ships with the site. */
export const STORYBOOK_FOLDER = new URL('../public/models/storybook/', import.meta.url);
