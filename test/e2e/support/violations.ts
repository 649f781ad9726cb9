import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

interface AxeResults {
  readonly violations: readonly { id: string; nodes: readonly { html: string }[] }[];
}

interface Axe {
  run(options: {
    readonly resultTypes: readonly string[];
    readonly preload: boolean;
    readonly runOnly?: readonly string[];
  }): Promise<AxeResults>;
}

/** The rules that look at colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds on the page, a line each.
 *
 * @param colours looks at colours alone, where all else was looked at just before
 */
export async function violations(
  page: Page | Frame,
  { colours = false }: { readonly colours?: boolean } = {},
): Promise<string[]> {
  // The page's own policy allows no script from outside; the debugger's evaluation is no script.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    // A colour that is on its way to another has not the contrast of either.
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(moving.map(({ finished }) => finished));
    const { run } = (globalThis as unknown as { axe: Axe }).axe;
    // What passes is not described: on a long page that takes longer than the search.
    const { violations: found } = await run({
      resultTypes: ['violations'],
      preload: false,
      ...(only ? { runOnly: only } : {}),
    });
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, colours && OF_COLOURS);
}
