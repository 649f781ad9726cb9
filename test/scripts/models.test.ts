import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CatalogEntry } from '@/lib/engine/catalog';
import { fetchModel } from '@/scripts/models/fetch-model';
import { type HubServer, startHub } from '../support/hub-server';
import { PART, putModel, REVISION, sameBytes, WEIGHTS, weightsOn } from '../support/small-model';

const directory = mkdtempSync(join(tmpdir(), 'models-'));
const folders = { target: join(directory, 'gpt2'), parts: join(directory, 'parts') };
let hub: HubServer;
let entry: CatalogEntry;

beforeAll(async () => {
  hub = await startHub(REVISION);
});
afterAll(async () => {
  await hub.close();
  rmSync(directory, { recursive: true, force: true });
});
beforeEach(() => {
  rmSync(directory, { recursive: true, force: true });
  entry = putModel(hub);
  hub.requests.length = 0;
});

const run = (options = {}) =>
  fetchModel(entry, folders, () => {}, { partSize: PART, firstPause: 1, ...options });
const put = (file: string) => readFileSync(join(folders.target, file));

test('a model is put into its folder in the layout of the hub, and nothing beside it is left', async () => {
  expect(await run()).toEqual(['tokenizer.json', 'tokenizer_config.json', WEIGHTS, 'config.json']);
  expect(sameBytes(put(WEIGHTS), weightsOn(hub))).toBe(true);
  expect(readdirSync(folders.target).sort()).toEqual([
    'config.json',
    'onnx',
    'origin.json',
    'tokenizer.json',
    'tokenizer_config.json',
  ]);
  expect(JSON.parse(put('origin.json').toString())).toMatchObject({ revision: REVISION });
  expect(readdirSync(folders.parts)).toEqual([]);
});

test('what is there is not fetched again', async () => {
  await run();
  hub.requests.length = 0;
  expect(await run()).toEqual([]);
  expect(hub.requests).toEqual([]);
});

test('an interrupted command leaves no file that looks whole, and is resumed', async () => {
  hub.manners.breakAfter = [450_000];
  await expect(run({ retries: 0 })).rejects.toMatchObject({ code: 'offline' });
  expect(readdirSync(folders.target)).not.toContain('config.json');
  expect(readdirSync(folders.target)).not.toContain('onnx');
  expect(await run()).toEqual([WEIGHTS, 'config.json']);
  expect(hub.bodies().map(({ range }) => range)).toEqual([
    undefined,
    expect.stringMatching(/^bytes=[1-9]\d*-$/),
  ]);
  expect(sameBytes(put(WEIGHTS), weightsOn(hub))).toBe(true);
});

test('a damaged file is not put into the folder', async () => {
  hub.manners.corrupt = [5, 5];
  await expect(run()).rejects.toMatchObject({ code: 'corrupt' });
  expect(readdirSync(folders.target)).not.toContain('onnx');
});

test('another revision takes the place of the one that was there', async () => {
  await fetchModel({ ...entry, licence: 'none' }, folders, () => {});
  expect(await run()).toContain(WEIGHTS);
});

test('an unknown name is refused with the list of those that can be had', async () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const tsx = join(root, 'node_modules/.bin/tsx');
  const command = promisify(execFile)(tsx, ['scripts/models.ts', 'gpt3'], { cwd: root });
  await expect(command).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /no model “gpt3”.*\n.*\n +distilgpt2 .*\n +gpt2 .*\n +gpt2-webgpu .*\n$/,
    ),
  });
});
