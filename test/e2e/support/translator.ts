import type { Page } from 'playwright-core';

/**
 * Translates the page as browsers do: each text node gives way to a `<font>` in a `<font>`, unless
 * an element around it says translate="no". Whatever is new is translated soon after. A digit
 * becomes "#", so that a number that a translator may change is seen. `stop` puts back what was there.
 */
export function translatePage(): { readonly stop: () => void } {
  const kept = (element: Element | null) =>
    !element ||
    element.closest('font, script, style, noscript, textarea, title') !== null ||
    element.closest('[translate]')?.getAttribute('translate') === 'no';
  const originals = new Map<HTMLElement, Text>();
  const translate = (root: Node) => {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    if (root instanceof Text) texts.push(root);
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (!/\S/.test(text.data) || kept(text.parentElement)) continue;
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      outer.dataset.original = text.data;
      originals.set(outer, text);
      inner.textContent = text.data.replace(/\d/g, '#');
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  translate(document.body);
  const changed = new Set<Node>();
  const observer = new MutationObserver((records) => {
    if (changed.size === 0) {
      setTimeout(() => {
        const now = [...changed];
        changed.clear();
        for (const node of now) if (node.isConnected) translate(node);
      }, 0);
    }
    for (const { type, target, addedNodes } of records) {
      if (type === 'characterData') changed.add(target);
      for (const node of addedNodes) changed.add(node);
    }
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  const stop = () => {
    observer.disconnect();
    changed.clear();
    for (const [translated, original] of originals) translated.replaceWith(original);
  };
  return { stop };
}

/**
 * Compares what React has rendered with what stands in the page, text by text; a translated text
 * counts as its original. Returns a line for each element that differs.
 */
export function staleTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Fiber {
      readonly tag: number;
      readonly child: Fiber | null;
      readonly sibling: Fiber | null;
      readonly stateNode: unknown;
      readonly memoizedProps: { children?: unknown; dangerouslySetInnerHTML?: unknown } | string;
      readonly memoizedState: unknown;
    }
    // React's numbers for kinds of fibers. Those that it hoists into the head are not among them.
    const [HOST_ROOT, PORTAL, HOST, TEXT, HOISTED, OFFSCREEN] = [3, 4, [5, 27], 6, 26, 22];
    const different: string[] = [];

    /** What React has put into an element: texts, and "<>" for an element. */
    const rendered = (fiber: Fiber): string[] => {
      const parts: string[] = [];
      for (let child = fiber.child; child; child = child.sibling) {
        if (HOST.includes(child.tag)) parts.push('<>');
        else if (child.tag === TEXT) parts.push(String(child.memoizedProps));
        else if (child.tag !== PORTAL && child.tag !== HOISTED) parts.push(...rendered(child));
      }
      return parts;
    };
    const shown = (element: Element): string[] =>
      [...element.childNodes].flatMap((node) => {
        if (node instanceof Text) return [node.data];
        if (!(node instanceof HTMLElement) || node.tagName !== 'FONT') {
          return node instanceof Element ? ['<>'] : [];
        }
        return [node.dataset.original ?? ''];
      });
    const compare = (element: Element, fiber: Fiber) => {
      if (typeof fiber.memoizedProps === 'string') return;
      const { children, dangerouslySetInnerHTML } = fiber.memoizedProps;
      // What has no scripts is not React's; neither is what a popover is drawn into.
      if (dangerouslySetInnerHTML || !element.isConnected) return;
      if (element.matches('html, head, head *, body, main, noscript, textarea')) return;
      const single = typeof children === 'string' || typeof children === 'number';
      const expected = (single ? [String(children)] : rendered(fiber)).filter(Boolean).join('|');
      const found = shown(element).filter(Boolean).join('|');
      if (expected === found) return;
      different.push(`${element.tagName}.${element.className}: ${expected} ≠ ${found}`);
    };
    const visit = (fiber: Fiber | null) => {
      for (let at = fiber; at; at = at.sibling) {
        if (at.tag === OFFSCREEN && at.memoizedState !== null) continue;
        if (HOST.includes(at.tag)) compare(at.stateNode as Element, at);
        visit(at.child);
      }
    };
    const key = Object.keys(document).find((name) => name.startsWith('__reactContainer'));
    const root = key && (document as unknown as Record<string, Fiber | undefined>)[key];
    if (!root || root.tag !== HOST_ROOT) return ['React has not rendered this page'];
    visit((root.stateNode as { current: Fiber }).current);
    return different;
  });
}

/** Tokens and numbers that the translator has taken for prose. */
export function translatedData(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('font font')]
      .filter((font) => font.closest(`svg, [data-mark="token"], [data-mark="picture"]`))
      .map((font) => font.parentElement?.dataset.original ?? ''),
  );
}

/**
 * Moves every control of the page's figures once: switches, the last of each choice, sliders. Of the
 * switches of one group, as those of all heads are, the first and the last.
 */
export async function moveControls(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 60));
    const groups = [...document.querySelectorAll('main figure [role=radiogroup]')];
    const switches = Map.groupBy(
      document.querySelectorAll<HTMLInputElement>('main figure input[type=checkbox]'),
      (control) => control.closest('fieldset, [role=group], table') ?? control,
    );
    const controls = [
      ...groups.flatMap((group) => [...group.querySelectorAll('input')].slice(-1)),
      ...[...switches.values()].flatMap((all) =>
        all.length > 1 ? [...all.slice(0, 1), ...all.slice(-1)] : all,
      ),
    ].filter((control) => !control.disabled);
    for (const control of controls) {
      control.click();
      await pause();
    }
    return controls.length;
  });
}
