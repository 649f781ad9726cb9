import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { laterScripts } from '@/scripts/later-scripts.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'later-scripts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

const chunk = (name: string) => `/notebook/_next/static/chunks/${name}.js`;
const head =
  '<script src="/notebook/opening.js"></script><script src="/old.js" noModule=""></script>';

test('the scripts of a page are set aside: no browser asks for them by itself', () => {
  const page = [
    `<link rel="preload" as="script" fetchPriority="low" href="${chunk('c')}"/>`,
    `<script src="${chunk('a')}" async=""></script>${head}<p>Text</p>`,
    `<script src="${chunk('c')}" async=""></script><script>data()</script>`,
  ];
  write('index.html', page.join(''));
  write('embed/lab/text.html', page.join(''));
  write('index.txt', page.join(''));
  laterScripts(folder);
  const wanted = [
    `<script type="later" src="${chunk('a')}"></script>${head}<p>Text</p>`,
    `<script type="later" src="${chunk('c')}"></script><script>data()</script>`,
  ].join('');
  expect(read('index.html')).toBe(wanted);
  expect(read('embed/lab/text.html')).toBe(wanted);
  expect(read('index.txt')).toBe(page.join(''));
});

test.each([
  ['no script', head],
  ['a script in another form', `<script src="${chunk('a')}" async="" crossorigin=""></script>`],
])('a build that has a page with %s is not finished', (_, page) => {
  write('index.html', page);
  expect(() => laterScripts(folder)).toThrow('index.html has other scripts than expected');
});
