import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CatalogEntry } from '@/lib/engine/catalog';
import type { ModelShape } from '@/lib/trace/trace';
import { exportFolder } from '@/scripts/build-if-needed.mjs';
import { runtimeVersion } from '@/scripts/copy-runtime.mjs';
import { STORYBOOK_FOLDER } from '@/scripts/node-model';
import { tinyConfig, tinyGpt2 } from '../../support/tiny-gpt2';

/** A file of storybook, which a test puts in the place of a larger model's. */
const storybook = (file: string) => new URL(file, STORYBOOK_FOLDER);

/**
 * The sizes of the GPT-2 that stands in for larger ones: storybook's tokens, and as little else as is
 * still a model of several layers and heads, since each test that opens it pays for them. It is larger
 * than what is stored without a look at the room for it.
 */
const STAND_IN: ModelShape = {
  layers: 2,
  heads: 8,
  width: 64,
  vocabulary: 4096,
  context: 512,
};

/** Its weights, which are random. */
const WEIGHTS = tinyGpt2(STAND_IN);

/** Their size. */
export const STAND_IN_BYTES = WEIGHTS.length;

/** Its config.json, with storybook's mark of a text's end. */
const CONFIG = JSON.stringify(tinyConfig(STAND_IN, { bos_token_id: 4095, eos_token_id: 4095 }));

/** A copy of the built site that a test may change, and that has models of its own. */
export class Classroom {
  private constructor(readonly directory: string) {}

  static async open(): Promise<Classroom> {
    const directory = await mkdtemp(join(tmpdir(), 'classroom-'));
    // The other one takes a second for so many files.
    cpSync(exportFolder, directory, { recursive: true });
    return new Classroom(directory);
  }

  /**
   * With stand-ins for hub models. For the first the facts in the site's scripts are made those of its
   * stand-in, or its hash would, rightly, be found wrong.
   */
  static async withStandIns(known: CatalogEntry, ...others: CatalogEntry[]): Promise<Classroom> {
    const classroom = await Classroom.open();
    for (const entry of [known, ...others]) await classroom.putModel(entry.id, entry);
    const sha256 = createHash('sha256').update(WEIGHTS).digest('hex');
    await classroom.rewrite(factsOf(known.weights, { bytes: WEIGHTS.length, sha256 }));
    return classroom;
  }

  /**
   * Puts the stand-in's files under the names of another model's.
   *
   * @returns their folder
   */
  async putModel(
    id: string,
    { weights, files }: Pick<CatalogEntry, 'weights' | 'files'>,
  ): Promise<URL> {
    const folder = join(this.directory, 'models', id);
    await mkdir(dirname(join(folder, weights.name)), { recursive: true });
    await writeFile(join(folder, weights.name), WEIGHTS);
    for (const file of files) {
      if (file === 'config.json') await writeFile(join(folder, file), CONFIG);
      else await cp(storybook(file), join(folder, file));
    }
    return pathToFileURL(`${folder}/`);
  }

  /**
   * Changes the site's scripts, as if another catalog had been built into them.
   *
   * @throws Error when a change finds nothing to change
   */
  async rewrite(changes: readonly (readonly [from: RegExp, to: string])[]): Promise<void> {
    const unused = new Set(changes.map(([from]) => from.source));
    const scripts = join(this.directory, '_next', 'static');
    for (const name of await readdir(scripts, { recursive: true })) {
      if (!name.endsWith('.js')) continue;
      const before = await readFile(join(scripts, name), 'utf8');
      let text = before;
      for (const [from, to] of changes) {
        if (from.test(text)) unused.delete(from.source);
        text = text.replace(from, to);
      }
      if (text !== before) await writeFile(join(scripts, name), text);
    }
    if (unused.size > 0) throw new Error(`not in the site’s scripts: ${[...unused].join(', ')}`);
  }

  /** Lets the ONNX runtime's WebGPU build begin with some code, and with no other. */
  async beginWebGpuWith(code: string): Promise<void> {
    const file = `ort-wasm-simd-threaded.asyncify.mjs`;
    const original = await readFile(join(exportFolder, 'ort', runtimeVersion, file), 'utf8');
    await writeFile(join(this.directory, 'ort', runtimeVersion, file), `${code}\n${original}`);
  }

  close(): Promise<void> {
    return rm(this.directory, { recursive: true });
  }
}

/** A rewriting of the facts that the catalog states of a file, size and hash. */
function factsOf(
  { bytes, sha256 = '' }: CatalogEntry['weights'],
  now: { readonly bytes: number; readonly sha256: string },
): [RegExp, string][] {
  // As it is written in the source, or as a minifier shortens it.
  const forms = [bytes, bytes.toLocaleString('en').replaceAll(',', '_'), `0x${bytes.toString(16)}`];
  return [
    [new RegExp(forms.map((form) => `\\b${form}\\b`).join('|')), `${now.bytes}`],
    [new RegExp(sha256), now.sha256],
  ];
}
