import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { writePack } from '@/scripts/pack/write-pack.mjs';

const files = {
  'out/index.html': '<!doctype html><title>contents</title>',
  'out/models/storybook/config.json': '{}',
  'out/models/storybook-snapshots/index.json': '[]',
  'out/models/gpt2/config.json': '{}',
  'out/models/distilgpt2/config.json': '{}',
  'models/gpt2/config.json': '{"chosen":true}',
};
let parent: string;
let target: string;
let started: ChildProcess | undefined;

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'pack-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(parent, name, '..'), { recursive: true });
    writeFileSync(join(parent, name), content);
  }
  target = join(parent, 'packed');
  pack();
});
afterEach(() => started?.kill());
afterAll(() => rmSync(parent, { recursive: true }));

function pack(folder = target) {
  const [exported, models] = [join(parent, 'out'), join(parent, 'models')];
  writePack({ exported, models, chosen: ['gpt2'], target: folder });
}

/** Starts the packed server, and returns what it prints once a pattern is in it. */
function start(args: string[], until: RegExp): Promise<string> {
  const child = spawn(process.execPath, ['start.mjs', '--port', '0', ...args], { cwd: target });
  started = child;
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      printed += text;
      if (until.test(printed)) resolve(printed);
    });
    child.stderr.setEncoding('utf8').on('data', (text) => reject(new Error(text)));
  });
}

test('the folder has the site, storybook and the chosen model, and no other', () => {
  const there = (path: string) => existsSync(join(target, 'site', path));
  expect(there('models/storybook/config.json')).toBe(true);
  expect(there('models/storybook-snapshots/index.json')).toBe(true);
  expect(there('models/gpt2/config.json')).toBe(true);
  expect(there('models/distilgpt2')).toBe(false);
});

test('its server needs nothing beside it, and opens the site on this machine only', async () => {
  const printed = await start([], /--lan/);
  const url = /http:\/\/localhost:\d+/.exec(printed)?.[0] ?? '';
  const page = await fetch(url);
  expect(await page.text()).toContain('contents');
  expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(await (await fetch(`${url}/models/gpt2/config.json`)).json()).toEqual({ chosen: true });
  expect(printed).not.toContain('▀');
});

const inNetwork = Object.values(networkInterfaces())
  .flatMap((found) => found ?? [])
  .some(({ family, internal }) => family === 'IPv4' && !internal);

test.skipIf(!inNetwork)(
  'with --lan it prints an address for the class, and its QR code',
  async () => {
    const printed = await start(['--lan'], /▄[\s\S]*\n\n/);
    const address = /open (http:\/\/\d+\.\d+\.\d+\.\d+:\d+)/.exec(printed)?.[1] ?? '';
    expect(await (await fetch(address)).text()).toContain('contents');
  },
);

test('a folder that was packed before is replaced, and no other', () => {
  writeFileSync(join(target, 'site/old.html'), '');
  pack();
  expect(existsSync(join(target, 'site/old.html'))).toBe(false);
  expect(() => pack(join(parent, 'models'))).toThrow(/was not packed by this command/);
  expect(existsSync(join(parent, 'models/gpt2/config.json'))).toBe(true);
});
