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
    readonly rules?: Readonly<Record<string, { readonly enabled: boolean }>>;
  }): Promise<AxeResults>;
}

/** The rules that look at colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds on the page, a line each.
 *
 * @param colours is "only" where all else was looked at just before, and "no" where they were
 */
export async function violations(
  page: Page | Frame,
  { colours = 'too' }: { readonly colours?: 'too' | 'only' | 'no' } = {},
): Promise<string[]> {
  // The page's own policy allows no script from outside; the debugger's evaluation is no script.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const rules = {
    too: {},
    only: { runOnly: OF_COLOURS },
    no: { rules: Object.fromEntries(OF_COLOURS.map((rule) => [rule, { enabled: false }])) },
  };
  return page.evaluate(async (chosen) => {
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
      ...chosen,
    });
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, rules[colours]);
}
