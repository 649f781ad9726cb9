import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeLicences } from '@/scripts/licences.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'licences-'));
  for (const name of [
    'used',
    'unused',
    'outer',
    'outer/node_modules/inner',
    'next/dist/compiled/react-dom',
    'onnxruntime-web',
  ]) {
    const own = name.split('/').at(-1);
    write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name: own, version: '1.0.0', license: 'MIT' }),
    );
    write(`node_modules/${name}/LICENSE.md`, `Copyright of ${own}`);
  }
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string) {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function licences(): string {
  writeLicences(join(folder, 'out'), folder);
  return readFileSync(join(folder, 'out', 'THIRD-PARTY-LICENCES.txt'), 'utf8');
}

test('an export carries the licences of the packages in its bundles and of the ONNX runtime', () => {
  const sources = [
    'turbopack:///[project]/lib/maths/softmax.ts',
    'turbopack:///[project]/node_modules/used/dist/index.js',
    'turbopack:///[project]/node_modules/outer/node_modules/inner/index.js',
    'turbopack:///[project]/node_modules/next/dist/compiled/react-dom/cjs/react-dom.js',
  ];
  write('out/_next/static/chunks/a.js.map', JSON.stringify({ version: 3, sources }));
  const text = licences();
  for (const name of ['used', 'inner', 'react-dom', 'onnxruntime-web']) {
    expect(text).toContain(`${name} 1.0.0 (MIT)\n\nCopyright of ${name}`);
  }
  expect(text).not.toMatch(/unused|outer/);
});

test('the source maps are not part of the site, and nothing refers to them', () => {
  write(
    'out/_next/static/chunks/a.js.map',
    '{"sources":["turbopack:///[project]/node_modules/used/i.js"]}',
  );
  write('out/_next/static/chunks/a.js', 'let a;\n\n//# sourceMappingURL=0b1c.js.map');
  licences();
  expect(existsSync(join(folder, 'out/_next/static/chunks/a.js.map'))).toBe(false);
  expect(readFileSync(join(folder, 'out/_next/static/chunks/a.js'), 'utf8')).toBe('let a;\n');
});

test('a build without source maps is an error, not a short list', () => {
  write('out/_next/static/chunks/a.js', 'let a;');
  write('out/_next/static/media/KaTeX_Main-Bold.0u.woff2', '');
  expect(licences).toThrow('No source map names a package.');
});

test('a font brings the licence of its package, and a font of an unknown package is an error', () => {
  const inter = '@fontsource-variable/inter';
  write(
    `node_modules/${inter}/package.json`,
    JSON.stringify({ name: inter, version: '5.0.0', license: 'OFL-1.1' }),
  );
  write(`node_modules/${inter}/LICENSE`, 'SIL Open Font License');
  write(
    'out/_next/static/chunks/a.js.map',
    '{"sources":["turbopack:///[project]/node_modules/used/i.js"]}',
  );
  write('out/_next/static/media/inter-latin-wght-normal.0a1b2c.woff2', '');
  expect(licences()).toContain(`${inter} 5.0.0 (OFL-1.1)\n\nSIL Open Font License`);
  write('out/_next/static/media/comic.0a1b2c.woff2', '');
  expect(licences).toThrow('comic.0a1b2c.woff2 is a font of an unknown package.');
});

test('a package without any licence is an error', () => {
  write('node_modules/none/package.json', JSON.stringify({ name: 'none', version: '1.0.0' }));
  write(
    'out/_next/static/chunks/a.js.map',
    '{"sources":["turbopack:///[project]/node_modules/none/i.js"]}',
  );
  expect(licences).toThrow('node_modules/none names no licence.');
});
