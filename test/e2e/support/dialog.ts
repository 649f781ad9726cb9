import { STORYBOOK } from '@/lib/engine/catalog';
import type { WatchedPage } from './browser';

/** The model's dialog as a reader finds and uses it. */
export function modelDialog(page: WatchedPage) {
  const dialog = page.getByRole('dialog', { name: 'The model' });
  const menu = page.getByRole('button', { name: 'Model', exact: true });
  const named = (name: string) => dialog.getByRole('button', { name, exact: true });
  const ready = (title: string) =>
    page.getByText(`${title} is ready`).waitFor({ timeout: 180_000 });
  return {
    dialog,
    menu,
    named,
    /** What is told of one model. */
    item: (title: string) => dialog.getByRole('listitem', { name: title, exact: true }),
    open: () => menu.click(),
    close: () => page.keyboard.press('Escape'),
    /** The name of a repository, to be looked up. */
    repository: dialog.getByRole('textbox', { name: 'Repository on the hub' }),
    /** Opens the dialog and looks a repository up. */
    async lookUp(repository: string): Promise<void> {
      if (!(await dialog.isVisible())) await menu.click();
      await dialog.getByRole('textbox', { name: 'Repository on the hub' }).fill(repository);
      await named('Look it up').click();
    },
    /** Chooses files by the button. */
    async chooseFiles(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
      if (!(await dialog.isVisible())) await menu.click();
      await dialog.locator('input[type=file]').setInputFiles(
        [...files].map(([path, bytes]) => ({
          name: path.split('/').at(-1) ?? '',
          mimeType: 'application/octet-stream',
          buffer: Buffer.from(bytes),
        })),
      );
    },
    /** Opens the dialog and chooses. */
    async use(title: string): Promise<void> {
      await menu.click();
      await named(`Use ${title}`).click();
    },
    /** Waits until the model of that title answers. */
    ready,
    /** Has that model in use at the end: chooses it unless it is, or is the page's first on its way. */
    async haveInUse(title: string): Promise<void> {
      if (title === STORYBOOK.title) await page.locator('[data-status=ready]').waitFor();
      if (await page.getByText(`${title} is ready`).isVisible()) return;
      await menu.click();
      await named(`Use ${title}`).click();
      await ready(title);
      await page.keyboard.press('Escape');
    },
    /** Entries of the browser's store for models. */
    storedCount: () =>
      page.evaluate(async () => (await (await caches.open('models-v1')).keys()).length),
    /** Empties that store, as a browser may that is short of room. */
    emptyStore: () =>
      page.evaluate(async () => {
        const store = await caches.open('models-v1');
        for (const request of await store.keys()) await store.delete(request);
      }),
  };
}
