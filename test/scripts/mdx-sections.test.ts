import { evaluate } from '@mdx-js/mdx';
import { createElement } from 'react';
import * as runtime from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import mdxSections from '@/scripts/mdx-sections.mjs';

const read = (text: string) =>
  evaluate(text, { ...runtime, rehypePlugins: [mdxSections] }) as unknown as Promise<{
    default: () => ReturnType<typeof createElement>;
    sections: unknown;
    minutes: number;
  }>;

test('each section gets an id that its title says, and the chapter lists them in order', async () => {
  const { default: Prose, sections } = await read(
    '## Why GPT‑2 writes, and “BERT” does not\n\ntext\n\n### No section\n\n## Sources\n',
  );
  expect(sections).toEqual([
    {
      id: 'why-gpt-2-writes-and-bert-does-not',
      title: 'Why GPT‑2 writes, and “BERT” does not',
    },
    { id: 'sources', title: 'Sources' },
  ]);
  const html = renderToStaticMarkup(createElement(Prose));
  expect(html).toContain('<h2 id="sources">Sources</h2>');
  expect(html).toContain('<h3>No section</h3>');
});

test('two sections of one name are an error that says which', async () => {
  await expect(read('## The mask\n\n## The mask\n')).rejects.toThrow('“The mask”');
});

test('the minutes count words and figures, and leave teacher notes out', async () => {
  const words = (count: number) => `${'word '.repeat(count)}\n\n`;
  const stub = 'export const Figure = () => null\nexport const TeacherNotes = () => null\n\n';
  expect((await read(words(1))).minutes).toBe(1);
  expect((await read(words(1000))).minutes).toBe(5);
  expect((await read(`${stub}${words(1000)}<Figure />\n\n<Figure />\n`)).minutes).toBe(7);
  const notes = `<TeacherNotes>\n\n${words(2000)}<Figure />\n\n</TeacherNotes>\n`;
  expect((await read(`${stub}${words(1000)}${notes}`)).minutes).toBe(5);
});
