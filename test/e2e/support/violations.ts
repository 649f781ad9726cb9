import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

interface AxeResults {
  readonly violations: readonly { id: string; nodes: readonly { html: string }[] }[];
}

interface Axe {
  run(options: {
    readonly resultTypes: readonly string[];
    readonly preload: boolean;
  }): Promise<AxeResults>;
}

/** What axe finds on the page, a line each. */
export async function violations(page: Page | Frame): Promise<string[]> {
  // The page's own policy allows no script from outside; the debugger's evaluation is no script.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // A colour that is on its way to another has not the contrast of either.
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(moving.map(({ finished }) => finished));
    const { run } = (globalThis as unknown as { axe: Axe }).axe;
    // What passes is not described: on a long page that takes longer than the search.
    const { violations: found } = await run({ resultTypes: ['violations'], preload: false });
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}
