import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHAPTER_CELLS, type ChapterCellName } from '@/content/chapter-cells';
import { readyChapters } from '@/content/chapters';
import recorded from '@/content/recorded/chapter-cells.json';
import { inWords, PYTHON_SETUP } from '@/lib/cells/ipynb';
import type { Output } from '@/lib/cells/outputs';
import { UNKNOWN_ORIGIN } from '@/lib/cells/site-origin';
import { decode } from '@/lib/trace/codec';
import { chapterNotebook } from './chapter';

/**
 * Writes each chapter of an export as a notebook of Jupyter: notebooks/CHAPTER.ipynb.
 *
 * @param basePath the path that the site has on its host; '' for the root
 */
export function writeNotebooks(exported: string, basePath: string): void {
  mkdirSync(join(exported, 'notebooks'), { recursive: true });
  const outputs = decode(recorded.outputs) as Readonly<Record<ChapterCellName, Output[]>>;
  for (const { slug } of readyChapters) {
    const names = (Object.keys(CHAPTER_CELLS) as ChapterCellName[]).filter((name) =>
      name.startsWith(`${slug}/`),
    );
    const cell = (number: number) => {
      const name = names[number - 1];
      if (!name) throw new Error(`${slug} has no cell ${number}`);
      const { code, python } = CHAPTER_CELLS[name];
      const result = { code, model: recorded.model, outputs: outputs[name] };
      return { words: inWords({ code, result }), python };
    };
    const site = UNKNOWN_ORIGIN + basePath;
    const address = `${site}/${slug}`;
    const html = readFileSync(join(exported, `${slug}.html`), 'utf8');
    const about = aboutNotebook(address, `${site}/models/storybook/`);
    const notebook = chapterNotebook({ html, address, cell, about, setup: PYTHON_SETUP });
    writeFileSync(join(exported, 'notebooks', `${slug}.ipynb`), notebook);
  }
}

const aboutNotebook = (page: string, folder: string) =>
  `This is [a chapter of Inside GPT-2](${page}) as a notebook. The figures are in the page, where they move: here a link leads to each. Cells are given as the page runs them, in TypeScript, with what they showed, and below that in Python, to run.

The numbers are those of storybook, the page’s small GPT-2. Its files are at <${folder}>: put config.json, tokenizer.json, tokenizer_config.json and model.safetensors into a folder “storybook” beside this notebook. Any other GPT-2 will do, too, with other numbers.`;
