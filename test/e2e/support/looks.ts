import type { Frame, Page } from 'playwright-core';

/** Returns by how many pixels the page runs off its window sideways. */
export function sideways(page: Page | Frame): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** Returns words of the header that lie on one another. */
export function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const boxes: { words: string; box: DOMRect }[] = [];
    const header = document.querySelector('header') as Element;
    const walker = document.createTreeWalker(header, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { currentNode } = walker;
      if (!currentNode.parentElement?.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(currentNode);
      for (const box of range.getClientRects()) {
        boxes.push({ words: currentNode.textContent ?? '', box });
      }
    }
    return boxes.flatMap((a, at) =>
      boxes
        .slice(at + 1)
        .filter(
          (b) =>
            Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 0.5 &&
            Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 3,
        )
        .map((b) => `${a.words} / ${b.words}`),
    );
  });
}

/**
 * Returns controls, and what else of the page is a box, that end to the right of the box they stand
 * in, where that does not scroll.
 */
export function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element) => getComputedStyle(element).overflowX !== 'visible';
    const found: string[] = [];
    for (const element of document.querySelectorAll('header *, main *')) {
      if (element.closest('svg, .katex') || !element.checkVisibility()) continue;
      const style = getComputedStyle(element);
      if (style.display.startsWith('inline') || style.position !== 'static') continue;
      let parent = element.parentElement;
      while (parent && /^(inline|contents)/.test(getComputedStyle(parent).display)) {
        parent = parent.parentElement;
      }
      if (!parent || scrolls(parent)) continue;
      const over = element.getBoundingClientRect().right - parent.getBoundingClientRect().right;
      if (over > 1) found.push(`${element.tagName}.${element.className} by ${over.toFixed(1)} px`);
    }
    return found;
  });
}

/** Returns texts of which a box that does not scroll shows a part only. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('header, main, header *, main *')]
      .filter((box) => {
        const { overflowX, overflowY, position, textOverflow } = getComputedStyle(box);
        const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
        // A line of examples around a word says by dots that it goes on; its table has it whole.
        if (textOverflow === 'ellipsis') return false;
        // Read out, not seen; and formulas, which scroll, and whose struts are higher than their ink.
        if (position === 'absolute' || box.closest('svg, .katex-display') || !box.checkVisibility())
          return false;
        return (
          (clips(overflowX) && box.scrollWidth > box.clientWidth + 1) ||
          (clips(overflowY) && box.scrollHeight > box.clientHeight + 1)
        );
      })
      .filter(({ textContent }) => (textContent ?? '').trim() !== '')
      .map(
        ({
          tagName,
          className,
          scrollWidth,
          scrollHeight,
          clientWidth,
          clientHeight,
          textContent,
        }) =>
          `${tagName}.${className}: ${scrollWidth} × ${scrollHeight} px in ${clientWidth} × ${clientHeight}: ${textContent?.slice(0, 40)}`,
      ),
  );
}

/** Returns the share of the window, in height, that what stays there while one scrolls takes. */
export function pinned(page: Page): Promise<number> {
  return page.evaluate(() => {
    const isPinned = (start: Element | null) => {
      for (let element = start; element; element = element.parentElement) {
        const { position } = getComputedStyle(element);
        if (position === 'fixed' || position === 'sticky') return true;
      }
      return false;
    };
    scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: 'instant' });
    const heights = Array.from({ length: innerHeight }, (_, y) => y);
    const covered = heights.filter((y) => isPinned(document.elementFromPoint(innerWidth / 2, y)));
    return covered.length / innerHeight;
  });
}
