import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawnModule, figureComponents, figuresIn } from '@/scripts/build-figures.mjs';

const SINKS = `export function Sinks() {
  return (
    <Figure
      id="sinks"
      title="Where heads rest."
      controls={<input id="other" title="Other" />}
    >
      <Plane sentence />
    </Figure>
  );
}
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'figures-'));
  write('components/Sinks.tsx', SINKS);
  write('components/Sum.tsx', '<Figure\n  id="sum"\n  title="One, and two"\n  sentence\n/>');
  write('components/Around.tsx', '');
  write('components/Fact.tsx', '');
  write('content/inside/rest.mdx', "import { Sinks } from '@/components/Sinks';\n\n<Sinks />\n");
  write(
    'content/chapter.mdx',
    `import { Sum as Total } from '@/components/Sum';
import { Around } from '@/components/Around';
import { Fact } from '@/components/Fact';
import Rest from './inside/rest.mdx';
import { terms } from './terms';

<Around>

<Fact />

<Total of={terms} />

</Around>

<Rest />
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string) {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('a figure says its id, its title and whether it draws the sentence, whatever is inside it', () => {
  expect(figuresIn(SINKS, 'Sinks')).toEqual([
    { id: 'sinks', title: 'Where heads rest', sentence: false },
  ]);
});

test('a figure that computes its title is named', () => {
  expect(() => figuresIn('<Figure\n  id="sum"\n  title={name}\n/>', 'Sum.tsx')).toThrow('Sum.tsx');
});

test('a chapter has its figures in the order of its page, with what stands around them', () => {
  expect(
    figureComponents('content/chapter.mdx', folder).map(({ jsx, figures }) => [
      jsx,
      figures.map(({ id, title, sentence }) => `${id}: ${title}${sentence ? ' (sentence)' : ''}`),
    ]),
  ).toEqual([
    ['<Around><Total of={terms} /></Around>', ['sum: One, and two (sentence)']],
    ['<Sinks />', ['sinks: Where heads rest']],
  ]);
});

test('what draws the figures loads each component when it is drawn, and the rest at once', () => {
  const module = drawnModule([['chapter', figureComponents('content/chapter.mdx', folder)]]);
  expect(module).toContain(
    "const Total = dynamic(() => import('@/components/Sum').then((m) => m.Sum));",
  );
  expect(module).toContain("import { terms } from '@/content/terms';");
  expect(module).toContain('[["sum"], () => <Around><Total of={terms} /></Around>],');
  expect(module).not.toContain('Fact');
});

test('two components of one name are refused', () => {
  const figure = (source: string) => [
    { jsx: '<A />', imports: [{ local: 'A', imported: 'A', source }], figures: [] },
  ];
  expect(() =>
    drawnModule([
      ['one', figure('@/components/a/A')],
      ['two', figure('@/components/b/A')],
    ]),
  ).toThrow('Two chapters import a A');
});
