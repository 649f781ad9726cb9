import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkChapters } from '@/scripts/checks/chapters.mjs';
import { checkLengths } from '@/scripts/checks/lengths.mjs';
import { checkLocators } from '@/scripts/checks/locators.mjs';
import { checkNames } from '@/scripts/checks/names.mjs';
import { checkLockFile, checkVersions } from '@/scripts/checks/versions.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checks-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string) {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('a chapter with tables, equations and components compiles', async () => {
  write('content/good.mdx', '# A\n\n| a | b |\n|---|---|\n| $\\frac{q k}{2}$ | <Term>c</Term> |\n');
  expect(await checkChapters(folder)).toEqual([]);
});

test('an open tag, an unknown command and a stray symbol in an equation are errors', async () => {
  write('content/a.mdx', '# A\n\n<Figure>\n');
  write('content/b.mdx', '# B\n\nSo $\\sofmax(x)$ is\n');
  write('content/c.mdx', '# C\n\n$$\nx = “y”\n$$\n');
  const [a, b, c, ...more] = await checkChapters(folder);
  expect(a).toMatch(/^content\/a\.mdx:\d+:\d+ Expected a closing tag for `<Figure>`/);
  expect(b).toMatch(/^content\/b\.mdx:3:4 .*Undefined control sequence: \\sofmax/);
  expect(c).toMatch(/^content\/c\.mdx:\d+:\d+ .*KaTeX.*strict mode/);
  expect(more).toEqual([]);
});

test('a chapter imports components and files beside it, nothing else', async () => {
  write(
    'content/a.mdx',
    "import { Fact } from '@/components/prose/Fact';\nimport b from './b';\n\n# A\n",
  );
  write('content/b.mdx', "# B\n\nimport Page from '@/app/page';\n\nText\n");
  write('content/c.mdx', "export { select } from 'd3';\n\n# $a_{i}$\n");
  expect(await checkChapters(folder)).toEqual([
    'content/b.mdx:3:1 "@/app/page": a chapter imports from @/components/ only',
    'content/c.mdx:1:1 "d3": a chapter imports from @/components/ only',
  ]);
});

test('300 lines are allowed, 301 are not, in code and in prose', () => {
  write('lib/long.ts', 'let a;\n'.repeat(300));
  write('lib/longer.ts', 'let a;\n'.repeat(301));
  write('content/longer.mdx', 'a\n'.repeat(301));
  write('public/data.ts', 'let a;\n'.repeat(301));
  expect(checkLengths(folder)).toEqual([
    'content/longer.mdx has 301 lines; 300 is the most.',
    'lib/longer.ts has 301 lines; 300 is the most.',
  ]);
});

test('an exported name is defined once; a re-export and a local name are no matter', () => {
  write('lib/a.ts', 'export function one() {}\nexport type Two = 1;\nconst local = 1;\n');
  write('lib/b.ts', 'export async function one() {}\nexport const local = 2;\n');
  write('components/C.tsx', "export interface Two {}\nexport { local } from './x';\n");
  write('scripts/d.ts', 'export const one = 1;\n');
  expect(checkNames(folder)).toEqual([
    'one is defined in lib/a.ts and in lib/b.ts.',
    'Two is defined in lib/a.ts and in components/C.tsx.',
  ]);
});

test('a test finds elements by role, name or data attribute, not by class', () => {
  write(
    'test/e2e/a.test.ts',
    [
      "page.locator('[data-mark=bar]').first().locator('.bar');",
      "page.getByText('e.g. this').locator('main math');",
      `page.locator(\`#\${id} ul.tokens > li\`);`,
      "document.querySelector<HTMLElement>(\n  'b:not(.on)',\n);",
      "page.locator('.katex-error');",
      'page.locator(\'a[href="x.html"]:has(b:text-is("a.b"))\');',
    ].join('\n'),
  );
  write('test/components/b.test.tsx', "element.closest('.a, .b');");
  expect(checkLocators(folder).toSorted()).toEqual([
    'test/components/b.test.tsx:1 finds an element by its class .a.',
    'test/components/b.test.tsx:1 finds an element by its class .b.',
    'test/e2e/a.test.ts:1 finds an element by its class .bar.',
    'test/e2e/a.test.ts:3 finds an element by its class .tokens.',
    'test/e2e/a.test.ts:4 finds an element by its class .on.',
  ]);
});

test('a dependency names one exact version', () => {
  const exact = { a: '1.2.3', b: '1.31.0-dev.20260914-8d85527a0', z: 'file:scripts/z' };
  const loose = { c: '^1.2.3', d: '~1.2.3', e: '1.x', f: 'latest', g: '*', h: '>=1.0.0' };
  write('package.json', JSON.stringify({ dependencies: exact, devDependencies: loose }));
  const named = checkVersions(folder).map((problem) => problem.match(/: (\w) is/)?.[1]);
  expect(named).toEqual(Object.keys(loose));
});

test('the lock file has a checksum for each package, and no registry', () => {
  const sound = { integrity: 'sha512-a' };
  write(
    'package-lock.json',
    JSON.stringify({
      packages: {
        '': { version: '0.1.0' },
        'node_modules/a': sound,
        'node_modules/b': {},
        'node_modules/c': { resolved: 'scripts/c', link: true },
        'node_modules/a/node_modules/d': { inBundle: true },
        'node_modules/e': { ...sound, resolved: 'https://registry.example/e.tgz' },
        'scripts/c': {},
      },
    }),
  );
  expect(checkLockFile(folder)).toEqual([
    'package-lock.json: node_modules/b has no integrity.',
    'package-lock.json: node_modules/e names https://registry.example/e.tgz; remove it.',
  ]);
});
