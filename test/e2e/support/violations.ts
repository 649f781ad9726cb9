import axe from 'axe-core';
import type { Frame, JSHandle, Page } from 'playwright-core';

interface AxeResults {
  readonly violations: readonly { id: string; nodes: readonly { html: string }[] }[];
}

interface AxeOptions {
  readonly resultTypes: readonly string[];
  readonly preload: boolean;
  readonly runOnly?: readonly string[];
  readonly rules?: Readonly<Record<string, { readonly enabled: boolean }>>;
}

interface Axe {
  run(
    context: Document | { readonly include: Element[] },
    options: AxeOptions,
  ): Promise<AxeResults>;
}

/** What axe is asked about. */
interface Look {
  /** The colours of all texts, or those alone that were not looked at before; see `freshTexts`. */
  readonly colours?: 'all' | 'new';
  /** False where all but the colours was looked at just before. */
  readonly others?: boolean;
}

/** The rules that look at colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
const ALL_BUT_COLOURS = Object.fromEntries(OF_COLOURS.map((rule) => [rule, { enabled: false }]));

/** What axe finds on the page, a line each. */
export async function violations(
  page: Page | Frame,
  { colours = 'all', others = true }: Look = {},
): Promise<string[]> {
  // The page's own policy allows no script from outside; the debugger's evaluation is no script.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  await page.evaluate(() => {
    // A colour that is on its way to another has not the contrast of either.
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    return Promise.allSettled(moving.map(({ finished }) => finished)).then(() => undefined);
  });
  const texts = await freshTexts(page);
  if (colours === 'all') return run(page, others ? {} : { runOnly: OF_COLOURS });
  return [
    ...(others ? await run(page, { rules: ALL_BUT_COLOURS }) : []),
    ...(await run(page, { runOnly: OF_COLOURS }, texts)),
  ];
}

/** @param elements are those that are looked at; without them it is the whole page */
function run(
  page: Page | Frame,
  rules: Pick<AxeOptions, 'rules' | 'runOnly'>,
  elements?: JSHandle<Element[]>,
): Promise<string[]> {
  return page.evaluate(
    async ([asked, include]) => {
      if (include?.length === 0) return [];
      const { axe } = globalThis as unknown as { axe: Axe };
      // What passes is not described: on a long page that takes longer than the search.
      const options = { resultTypes: ['violations'], preload: false, ...asked };
      const { violations: found } = await axe.run(include ? { include } : document, options);
      return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    },
    [rules, elements] as const,
  );
}

/**
 * Returns the elements whose text can be seen, in colours that no text of this page was seen in before: its
 * own, those of its backgrounds, and whether its letters count as large.
 */
function freshTexts(page: Page | Frame): Promise<JSHandle<Element[]>> {
  return page.evaluateHandle(() => {
    const global = globalThis as unknown as { seenColours?: Set<string> };
    global.seenColours ??= new Set();
    const { seenColours } = global;
    const known = new Map<Element | null, string>([[null, '']]);
    const backgroundsOf = (element: Element | null): string => {
      const before = known.get(element);
      if (before !== undefined || !element) return before ?? '';
      const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(element);
      const own = [backgroundColor, backgroundImage, opacity, filter].join(' ');
      const shows = own !== 'rgba(0, 0, 0, 0) none 1 none';
      const all = backgroundsOf(element.parentElement) + (shows ? ` / ${own}` : '');
      known.set(element, all);
      return all;
    };
    const hasText = (element: Element) =>
      element.matches('input, textarea, select') ||
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
    return [...document.querySelectorAll('body, body *')].filter((element) => {
      if (!hasText(element) || !element.checkVisibility({ visibilityProperty: true })) return false;
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const size = Number.parseFloat(fontSize);
      // As WCAG 2.2 has it, in pixels.
      const large = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
      const colours = `${color} ${large ? 'large' : 'small'}${backgroundsOf(element)}`;
      return seenColours.size < seenColours.add(colours).size;
    });
  });
}
