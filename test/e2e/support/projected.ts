import type { Page } from 'playwright-core';
import { quiet } from './rest';

/** Within so many milliseconds of the last change, a fit or a step, comes what the model answers. */
const ANSWERED = 120;

/** Type that is read from the back row, at 1024 × 768. */
const LEAST = 24;
/** A browser rounds a size to a sixty-fourth of a pixel, and a drawing's scale is a fraction. */
const ROUNDING = 0.1;

/** A piece of text on the screen, and how high its letters are set, in pixels. */
export interface ShownText {
  readonly text: string;
  readonly pixels: number;
  /** The class by which its size can be found. */
  readonly of: string;
}

/** The figure that fills the screen, as it is now. */
export interface Projected {
  readonly id: string;
  /** Changes with the figure, with its state, and as it scrolls. */
  readonly state: string;
  readonly texts: readonly ShownText[];
  /** Pixels of it that are out of view below, and to the right. */
  readonly below: number;
  readonly beside: number;
}

/**
 * Measures every text that can be seen: its computed size times what the page and the drawing
 * magnify it by. Canvas texts have no elements; their size is known by the map's own stretch.
 */
function projectedFigure(page: Page): Promise<Projected | undefined> {
  return page.evaluate(() => {
    const figure = document.querySelector<HTMLElement>('[data-projected]');
    if (!figure) return undefined;
    const bar = document.querySelector('[role=toolbar][aria-label=Projector]');
    const texts: { text: string; pixels: number; of: string }[] = [];
    for (const root of [figure, bar]) {
      if (!root) continue;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        const text = node.textContent?.trim() ?? '';
        if (!element || text === '' || element.closest('title, option')) continue;
        if (isClipped(element)) continue;
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        if (box.width < 1 || box.height < 1) continue;
        const of = element.closest('[class]')?.getAttribute('class') ?? element.tagName;
        texts.push({ text, pixels: pixelsOf(element), of });
      }
      for (const field of root.querySelectorAll<HTMLElement>('input, textarea, select')) {
        if (isClipped(field) || !field.checkVisibility()) continue;
        if (field.matches('[type=range], [type=checkbox], [type=radio]')) continue;
        texts.push({ text: 'a field', pixels: pixelsOf(field), of: field.className });
      }
      for (const canvas of root.querySelectorAll<HTMLCanvasElement>(
        'canvas[data-mark=vocabulary-map]',
      )) {
        const font = canvas.getContext('2d')?.font ?? '';
        const unit = canvas.getBoundingClientRect().width / canvas.width;
        const ratio = canvas.getContext('2d')?.getTransform().a ?? 1;
        texts.push({
          text: 'names on the map',
          pixels: Number.parseFloat(/[\d.]+px/.exec(font)?.[0] ?? '0') * ratio * unit,
          of: 'canvas',
        });
      }
    }

    /** Text for screen readers only stands in a box of one pixel. */
    function isClipped(element: Element): boolean {
      for (let at: Element | null = element; at instanceof HTMLElement; at = at.parentElement) {
        if (at.offsetWidth <= 1 && getComputedStyle(at).overflow === 'hidden') return true;
      }
      return false;
    }

    function pixelsOf(element: Element): number {
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (element instanceof SVGGraphicsElement) {
        const matrix = element.getScreenCTM();
        return size * (matrix ? Math.hypot(matrix.b, matrix.d) : 1);
      }
      return size * (element.currentCSSZoom ?? 1);
    }

    function hash(text: string): number {
      let sum = 0;
      for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
      return sum;
    }

    return {
      id: figure.id,
      state: `${figure.id} ${figure.scrollTop} ${hash(figure.outerHTML)}`,
      texts,
      below: figure.scrollHeight - figure.clientHeight,
      beside: figure.scrollWidth - figure.clientWidth,
    };
  });
}

/** Waits until the model has answered and the projected figure is fitted to the screen, and measures it. */
export async function still(page: Page): Promise<Projected> {
  await quiet(page.locator('body'), ANSWERED);
  return measured(page);
}

/** Waits until the projected figure is fitted to the screen, and measures it: one that asks no model. */
export async function measured(page: Page): Promise<Projected> {
  await fitted(page);
  const shown = await projectedFigure(page);
  if (!shown) throw new Error('no figure is projected');
  return shown;
}

/**
 * Waits until the projected figure is fitted to the screen, and two frames have not changed it: see
 * `useFit`, by which it says that a fit is due. What the fit has changed is drawn within a frame.
 *
 * @throws when it is not after a minute
 */
async function fitted(page: Page): Promise<void> {
  const isFitted = await page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const until = performance.now() + 60_000;
        const look = (calm: number) => {
          if (calm === 2) return resolve(true);
          if (performance.now() > until) return resolve(false);
          const due = document.querySelector('[data-projected][data-fitting]') !== null;
          requestAnimationFrame(() => look(due ? 0 : calm + 1));
        };
        look(0);
      }),
  );
  if (!isFitted) throw new Error('the projected figure is not fitted to the screen');
}

/** Returns a line for each text of a projected figure that cannot be read from the back row. */
export function tooSmall(
  { id, texts }: Projected,
  { width, height }: { readonly width: number; readonly height: number },
): string[] {
  const least = LEAST * Math.max(1, Math.min(width / 1024, height / 768)) - ROUNDING;
  return texts
    .filter(({ pixels }) => pixels < least)
    .map(({ text, pixels, of }) => `${id}: ${pixels.toFixed(1)} px, ${of}: ${text}`);
}
