import type { Page } from 'playwright-core';

/** What is chosen on the page: its outline, and those of what could be chosen in its place. */
export interface Outlines {
  readonly name: string;
  readonly chosen: string;
  readonly others: readonly string[];
}

/** Returns the outlines of all that is chosen on the page; "none", or style, width and colour. */
export function outlines(page: Page): Promise<Outlines[]> {
  return page.evaluate(() => {
    const CHOSEN =
      '[aria-pressed="true"], [aria-selected="true"], [aria-checked="true"], [data-selected]';
    const outline = (element: Element) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      return outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
    };
    const shown = [...document.querySelectorAll(CHOSEN)].filter((each) => each.checkVisibility());
    return shown.map((chosen) => {
      const others = [...document.querySelectorAll(chosen.tagName)].filter(
        (each) =>
          each.getAttribute('class') === chosen.getAttribute('class') && !each.matches(CHOSEN),
      );
      const name = `${chosen.tagName} ${chosen.textContent}`.trim();
      return { name, chosen: outline(chosen), others: [...new Set(others.map(outline))] };
    });
  });
}
