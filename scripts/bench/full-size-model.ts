import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { STORYBOOK_FOLDER } from '@/scripts/node-model';
import { root } from '@/scripts/project.mjs';

const GRAPH = 'decoder_model_merged_quantized.onnx';

/**
 * Puts a file of GPT-2's size into the hub's layout, with storybook's tokenizer, which is given names
 * for the tokens that it lacks. Returns its folder, or undefined where there is no such file.
 *
 * @param from has config.json and the file, as training/fixtures/full_size.py makes them
 */
export async function fullSizeModel(from: string): Promise<string | undefined> {
  if (!existsSync(join(from, GRAPH))) return undefined;
  const to = join(root, '.cache/bench/full-size');
  await rm(to, { recursive: true, force: true });
  await mkdir(join(to, 'onnx'), { recursive: true });
  await cp(join(from, 'config.json'), join(to, 'config.json'));
  await cp(join(from, GRAPH), join(to, 'onnx/model_quantized.onnx'));
  const storybook = fileURLToPath(STORYBOOK_FOLDER);
  for (const name of ['generation_config.json', 'tokenizer_config.json']) {
    await cp(join(storybook, name), join(to, name));
  }
  const { vocab_size: size } = JSON.parse(await readFile(join(from, 'config.json'), 'utf8'));
  const tokenizer = JSON.parse(await readFile(join(storybook, 'tokenizer.json'), 'utf8'));
  const { vocab } = tokenizer.model;
  for (let id = Object.keys(vocab).length; id < size; id++) vocab[`Ġword${id}`] = id;
  await writeFile(join(to, 'tokenizer.json'), JSON.stringify(tokenizer));
  return to;
}
