import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CatalogEntry } from '@/lib/engine/catalog';
import { exportFolder } from '@/scripts/build-if-needed.mjs';
import { runtimeVersion } from '@/scripts/copy-runtime.mjs';
import { STORYBOOK_FOLDER } from '@/scripts/node-model';

/** A file of storybook, which a test puts in the place of a larger model's. */
const storybook = (file: string) => new URL(file, STORYBOOK_FOLDER);

/** Storybook's weights. */
const WEIGHTS = storybook('onnx/model_quantized.onnx');

/** A copy of the built site that a test may change, and that has models of its own. */
export class Classroom {
  private constructor(readonly directory: string) {}

  static async open(): Promise<Classroom> {
    const directory = await mkdtemp(join(tmpdir(), 'classroom-'));
    await cp(exportFolder, directory, { recursive: true });
    return new Classroom(directory);
  }

  /**
   * With copies of hub models: storybook's files under their names. For the first the facts in the
   * site's scripts are made those of the copy, or its hash would, rightly, be found wrong.
   */
  static async withCopies(known: CatalogEntry, ...others: CatalogEntry[]): Promise<Classroom> {
    const classroom = await Classroom.open();
    for (const entry of [known, ...others]) await classroom.putModel(entry.id, entry);
    const copy = await readFile(WEIGHTS);
    const sha256 = createHash('sha256').update(copy).digest('hex');
    await classroom.rewrite(factsOf(known.weights, { bytes: copy.length, sha256 }));
    return classroom;
  }

  /** Storybook's files under the names of another model's. */
  async putModel(id: string, { weights, files }: Pick<CatalogEntry, 'weights' | 'files'>) {
    const target = (file: string) => join(this.directory, 'models', id, file);
    await cp(WEIGHTS, target(weights.name));
    for (const file of files) await cp(storybook(file), target(file));
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
