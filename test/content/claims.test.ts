import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { brokenClaims } from '@/content/claim';
import { CLAIMS } from '@/content/claims';

const prose = (chapter: string) =>
  readFileSync(new URL(`../../content/${chapter}.mdx`, import.meta.url), 'utf8');

test.each(Object.entries(CLAIMS))('what %s says of its figures holds', async (chapter, load) => {
  const claims = await load();
  expect(brokenClaims(claims, prose(chapter))).toEqual([]);
});

test('a claim that does not hold, or that the chapter does not make, is named', () => {
  const mdx = 'The first bar\nis long. The last is short.';
  const claims = [
    { quote: 'The first bar is long.', holds: () => true },
    { quote: 'The last is short.', holds: () => false },
    { quote: 'The middle is blue.', holds: () => true },
  ];
  expect(brokenClaims(claims, mdx)).toEqual([
    'does not hold: “The last is short.”',
    'not in the chapter: “The middle is blue.”',
  ]);
});

test('a claim that cannot be computed any more is named, and so are those after it', () => {
  const claims = [
    {
      quote: 'The fox',
      holds: () => {
        throw new RangeError('there is no merge 5');
      },
    },
    { quote: 'is late', holds: () => false },
  ];
  expect(brokenClaims(claims, 'The fox is late.')).toEqual([
    'does not hold: “The fox” (RangeError: there is no merge 5)',
    'does not hold: “is late”',
  ]);
});

test('the recorder, which has no bundler, can load every chapter’s claims', async () => {
  const load = `const { CLAIMS } = await import('./content/claims.ts');
    for (const load of Object.values(CLAIMS)) await load();
    console.log(Object.keys(CLAIMS).join());`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', load],
    { cwd: fileURLToPath(new URL('../..', import.meta.url)) },
  );
  expect(stdout.trim()).toBe(Object.keys(CLAIMS).join());
});
