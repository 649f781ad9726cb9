import type { WatchedPage } from './browser';

/** The model's dialog as a reader finds and uses it. */
export function modelDialog(page: WatchedPage) {
  const dialog = page.getByRole('dialog', { name: 'The model' });
  const menu = page.getByRole('button', { name: 'Model', exact: true });
  const named = (name: string) => dialog.getByRole('button', { name, exact: true });
  return {
    dialog,
    menu,
    named,
    /** What is told of one model. */
    item: (title: string) => dialog.getByRole('listitem', { name: title, exact: true }),
    open: () => menu.click(),
    close: () => page.keyboard.press('Escape'),
    /** Opens the dialog and chooses. */
    async use(title: string): Promise<void> {
      await menu.click();
      await named(`Use ${title}`).click();
    },
    /** Waits until the model of that title answers. */
    ready: (title: string) => page.getByText(`${title} is ready`).waitFor({ timeout: 180_000 }),
    /** Entries of the browser's store for models. */
    storedCount: () =>
      page.evaluate(async () => (await (await caches.open('models-v1')).keys()).length),
  };
}
