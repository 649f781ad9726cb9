import {
  CorruptFileError,
  type Instrumented,
  openFile,
  type Tables,
  UnsupportedGraphError,
} from '@/lib/onnx';
import { withUnicodePieces } from '@/lib/tokenizer/unicode-pieces';
import type { PackedVocabulary } from '@/lib/trace/vocabulary';
import { parseJson } from '../download/fetch-file';
import type { ModelFiles } from '../download/model-files';
import { nameOf } from '../download/verify';
import { EngineFailure, type FailureCode, toFailure } from '../failure';
import { checkConfig, checkVocabulary } from './check-sizes';
import { type ModelConfig, readConfig } from './config-file';
import { checkTokenizerConfig, readVocabulary, withRows } from './tokenizer-file';

/** Files that a model may come without, and what the library gets in their place. */
const OPTIONAL: Readonly<Record<string, string | null>> = {
  'generation_config.json': null,
  'chat_template.jinja': null,
};

/** A tokenizer that is described by its tokenizer.json alone. */
export const PLAIN_TOKENIZER_CONFIG = JSON.stringify({ tokenizer_class: 'GPT2Tokenizer' });

/** What was read from a model's files. */
export interface ModelContent {
  readonly config: ModelConfig;
  readonly vocabulary: PackedVocabulary;
  /** What was added to the graph. */
  readonly added: Omit<Instrumented, 'bytes'>;
  readonly tables: Tables;
}

/** Failures that a file which was fetched again would meet again. */
export const OF_NO_USE: ReadonlySet<FailureCode> = new Set([
  'corrupt',
  'unsupported-graph',
  'unsupported-model',
]);

/** An answer whose bytes are handed over as they are: the body of a Response is copied twice. */
class GraphResponse extends Response {
  readonly #bytes: Uint8Array<ArrayBuffer>;

  /** @param bytes all of their buffer */
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    super();
    this.#bytes = bytes;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.buffer;
  }
}

type Files = Pick<ModelFiles, 'obtain' | 'discard' | 'discardUnverified'>;

/**
 * A model's files as the library requests them. Each is checked before the library sees it, and
 * config.json and tokenizer.json are compared with the graph before a session is made. What turns
 * out to be of no use is removed from the device.
 */
export class CheckedFiles {
  readonly #files: Files;
  readonly #onGraph: () => void;
  readonly #optional: Readonly<Record<string, string | null>>;
  #config: ModelConfig | undefined;
  #vocabulary: PackedVocabulary | undefined;
  #graph: Pick<ModelContent, 'added' | 'tables'> | undefined;

  /**
   * @param onGraph called when the weights are there and are about to be opened
   * @param standIns content of further files that may be missing, by name
   */
  constructor(
    files: Files,
    onGraph: () => void = () => {},
    standIns: Readonly<Record<string, string>> = {},
  ) {
    this.#files = files;
    this.#onGraph = onGraph;
    this.#optional = { ...OPTIONAL, ...standIns };
  }

  /** @throws EngineFailure 'crashed' before all files have been read */
  get content(): ModelContent {
    const [config, vocabulary, graph] = [this.#config, this.#vocabulary, this.#graph];
    if (config && vocabulary && graph) {
      return { config, vocabulary: withRows(vocabulary, graph.tables.token.rows), ...graph };
    }
    throw new EngineFailure('crashed', 'The model was loaded without one of its files.');
  }

  /**
   * Answers a request of the library; with status 404 for an optional file that is not there.
   *
   * @throws EngineFailure of any kind that obtaining or reading a file can end in
   */
  async respond(url: string): Promise<Response> {
    const name = nameOf(url);
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = await this.#files.obtain(url);
    } catch (error) {
      const standIn = this.#optional[name];
      if (toFailure(error).code !== 'not-found' || standIn === undefined) throw error;
      return new Response(standIn, { status: standIn === null ? 404 : 200 });
    }
    if (!name.endsWith('.onnx')) {
      return new Response(await this.#orDiscard(url, () => this.#read(bytes, name)));
    }
    const opened = await this.#orDiscard(url, () => this.#open(bytes, name));
    await this.#compare(url);
    return new GraphResponse(opened);
  }

  #read(bytes: Uint8Array<ArrayBuffer>, name: string): BodyInit {
    const json = parseJson(bytes, name);
    if (name === 'config.json') this.#config = readConfig(json);
    if (name === 'tokenizer_config.json') checkTokenizerConfig(json);
    if (name !== 'tokenizer.json') return bytes;
    this.#vocabulary = readVocabulary(json);
    return JSON.stringify(withUnicodePieces(json));
  }

  #open(bytes: Uint8Array, name: string): Uint8Array<ArrayBuffer> {
    this.#onGraph();
    try {
      const { bytes: opened, tables, ...added } = openFile(bytes);
      this.#graph = { added, tables };
      return opened as Uint8Array<ArrayBuffer>;
    } catch (error) {
      if (error instanceof CorruptFileError) {
        throw new EngineFailure('corrupt', `${name} is damaged or cut short.`, { cause: error });
      }
      if (!(error instanceof UnsupportedGraphError)) throw error;
      const message = `${name} cannot be opened: ${error.message}.`;
      throw new EngineFailure('unsupported-graph', message, { cause: error });
    }
  }

  /** Compares the small files with the graph, which is right if its hash was checked. */
  async #compare(graphUrl: string): Promise<void> {
    const { config, vocabulary, added: graph, tables } = this.content;
    const sizes = { graph, tables };
    try {
      await this.#orDiscard('config.json', () => checkConfig(config, sizes));
      await this.#orDiscard('tokenizer.json', () => checkVocabulary(vocabulary, sizes));
    } catch (error) {
      await this.#files.discardUnverified(graphUrl);
      throw error;
    }
  }

  /** Removes a file from the device when reading it shows that it is of no use. */
  async #orDiscard<T>(file: string, read: () => T): Promise<T> {
    try {
      return read();
    } catch (error) {
      const failure = toFailure(error);
      if (OF_NO_USE.has(failure.code)) {
        await this.#files.discard(file);
      }
      throw failure;
    }
  }
}
