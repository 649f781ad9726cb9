import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { linkOfCells } from '@/lib/cells/link';
import { notebookOf } from '@/lib/cells/notebook';
import { chapter } from './chapter';

/** Returns what a reader sees of a cell, counted from 1. */
export function cellOf(page: Page, number = 1) {
  const region = page.getByRole('region', { name: `Cell ${number}`, exact: true });
  return {
    region,
    code: region.getByRole('textbox', { name: 'Code' }),
    run: region.getByRole('button', { name: 'Run', exact: true }),
    stop: region.getByRole('button', { name: 'Stop' }),
    output: region.getByRole('region', { name: /^Output of cell/ }),
  };
}

/** Opens cells of this code by a link, as somebody may send one. */
export async function openCells(page: Page, ...codes: readonly string[]): Promise<void> {
  const link = await linkOfCells(notebookOf(codes));
  if (!link) throw new Error('too long for a link');
  const address = `${inject('siteUrl')}/cells#${link}`;
  await page.goto(address);
  await page.getByRole('region', { name: 'Cells from a link' }).waitFor();
  await chapter(page).ready();
}
