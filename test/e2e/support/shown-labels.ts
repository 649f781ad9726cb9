import type { Page } from 'playwright-core';
import { labelFaults, type ShownLabel, type ShownMark } from './label-faults';

/**
 * What is wrong with the labels of every figure on the page, or of the projected one alone, a line a fault.
 *
 * @throws Error where there is no label
 */
export async function labelFaultsOf(page: Page): Promise<string[]> {
  const json = await Promise.all([shownLabels(page), shownMarks(page)]);
  const shown = json.join();
  if (shown === last?.shown) return last.faults;
  const labels: ShownLabel[] = JSON.parse(json[0]);
  const marks: ShownMark[] = JSON.parse(json[1]);
  if (labels.length === 0) throw new Error('no figure has a label');
  const faults = labelFaults(labels, marks);
  last = { shown, faults };
  return faults;
}

/** In the dark all is mostly where it is in the light. */
let last: { readonly shown: string; readonly faults: string[] } | undefined;

/**
 * Measures the text of every figure on the page, or of the projected one alone, as it is drawn
 * now. A label is a text of a drawing, or a piece of text between two tags; what readers cannot
 * see is left out. They come as JSON: Playwright's own form of so many numbers takes longer than
 * their measuring.
 */
function shownLabels(page: Page): Promise<string> {
  return page.evaluate(() => {
    type Box = { left: number; top: number; right: number; bottom: number };
    type Corners = [number, number][];
    const EVERYWHERE: Box = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 };

    const common = (a: Box, b: Box): Box => ({
      left: Math.max(a.left, b.left),
      top: Math.max(a.top, b.top),
      right: Math.min(a.right, b.right),
      bottom: Math.min(a.bottom, b.bottom),
    });

    const cornersOf = ({ left, top, right, bottom }: Box): Corners => [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ];

    /** A box in the units of a drawing -> its corners on the screen. */
    const onScreen = (of: SVGGraphicsElement, box: Box): Corners => {
      const matrix = of.getScreenCTM() ?? new DOMMatrix();
      return cornersOf(box).map(([px, py]) => {
        const { x, y } = new DOMPoint(px, py).matrixTransform(matrix);
        return [x, y];
      });
    };

    /** What clips the contents of an element: its padding box. */
    const inner = (element: Element): Box => {
      const parent = element.parentElement;
      if (element instanceof SVGSVGElement && parent instanceof SVGGraphicsElement) {
        // A drawing in a drawing; its rectangle on the page would be that of its contents.
        const [x, y] = [element.x.baseVal.value, element.y.baseVal.value];
        const [width, height] = [element.width.baseVal.value, element.height.baseVal.value];
        const box = { left: x, top: y, right: x + width, bottom: y + height };
        const [from = [0, 0], , to = [0, 0]] = onScreen(parent, box);
        return { left: from[0], top: from[1], right: to[0], bottom: to[1] };
      }
      const { left, top, right, bottom } = element.getBoundingClientRect();
      if (!(element instanceof HTMLElement)) return { left, top, right, bottom };
      const style = getComputedStyle(element);
      const border = (side: string) =>
        Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) *
        (element.currentCSSZoom ?? 1);
      return {
        left: left + border('left'),
        top: top + border('top'),
        right: right - border('right'),
        bottom: bottom - border('bottom'),
      };
    };

    /** Where the text of an element has room, and what is in view of the boxes that scroll it. */
    const boundsOf = (element: Element, figure: Element) => {
      let [room, view] = [EVERYWHERE, EVERYWHERE];
      let escapes = false;
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { overflowX, overflowY, position, textOverflow } = getComputedStyle(at);
        const clips = !(escapes && position === 'static') && !(at instanceof SVGTextElement);
        const clip = (overflow: string, says: boolean, side: Partial<Box>) => {
          if (!clips || overflow === 'visible') return;
          const box = { ...EVERYWHERE, ...side };
          if (says || overflow === 'auto' || overflow === 'scroll') view = common(view, box);
          else room = common(room, box);
        };
        if (clips && (overflowX !== 'visible' || overflowY !== 'visible')) {
          const { left, right, top, bottom } = inner(at);
          // An ellipsis says that there is more.
          clip(overflowX, textOverflow === 'ellipsis', { left, right });
          clip(overflowY, false, { top, bottom });
        }
        if (at === figure || position === 'fixed') break;
        if (position === 'absolute') escapes = true;
        else if (position !== 'static') escapes = false;
      }
      return { room, view };
    };

    /** Text for screen readers only is in a box of one pixel. */
    const isReadOnly = (element: Element) => {
      // What is around a figure has no box of its own.
      for (let at: Element | null = element; at?.matches('figure *'); at = at.parentElement) {
        if (at instanceof HTMLElement && at.offsetWidth <= 1 && at.offsetHeight <= 1) return true;
      }
      return false;
    };

    /** The words of a piece of text; spaces at the end of a line may hang out of it. */
    const wordsOf = (node: Text): Corners[] => {
      const range = document.createRange();
      return [...node.data.matchAll(/\S+/g)].flatMap(({ index, 0: word }) => {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        return [...range.getClientRects()]
          .filter(({ width, height }) => width >= 1 && height >= 1)
          .map(cornersOf);
      });
    };

    /** The whole box of a text that is turned; its words have only boxes along the axes. */
    const turnedBox = (text: SVGTextElement): Corners | undefined => {
      const matrix = text.getScreenCTM();
      if (!matrix || Math.abs(matrix.b) + Math.abs(matrix.c) < 1e-3) return undefined;
      const { x, y, width, height } = text.getBBox();
      return onScreen(text, { left: x, top: y, right: x + width, bottom: y + height });
    };

    const labelsOf = (figure: Element) => {
      const { left, right } = figure.getBoundingClientRect();
      const frame = {
        ...EVERYWHERE,
        left: Math.max(left, 0),
        right: Math.min(right, innerWidth),
      };
      const labels = new Map<Node, ShownLabel & { boxes: Corners[] }>();
      const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!element || !(node instanceof Text) || node.data.trim() === '') continue;
        if (element.closest('title, desc, option, style')) continue;
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        if (isReadOnly(element)) continue;
        const drawn = element.closest('text');
        const label = labels.get(drawn ?? node);
        if (label) {
          if (drawn && !turnedBox(drawn)) label.boxes.push(...wordsOf(node));
          continue;
        }
        const { room, view } = boundsOf(element, figure);
        const turned = drawn ? turnedBox(drawn) : undefined;
        labels.set(drawn ?? node, {
          figure: figure.id,
          text: (drawn?.textContent ?? node.data).trim(),
          drawn: drawn !== null,
          boxes: turned ? [turned] : wordsOf(node),
          room: common(room, frame),
          view,
        });
      }
      return [...labels.values()];
    };

    const projected = document.querySelector('[data-projected]');
    const figures = projected ? [projected] : [...document.querySelectorAll('main figure[id]')];
    return JSON.stringify(figures.flatMap(labelsOf));
  });
}

/** Measures the filled rectangles, circles and canvases of the figures that `shownLabels` measures. */
function shownMarks(page: Page): Promise<string> {
  return page.evaluate(() => {
    const projected = document.querySelector('[data-projected]');
    const figures = projected ? [projected] : [...document.querySelectorAll('main figure[id]')];
    const marks = figures.flatMap((figure) =>
      [...figure.querySelectorAll('svg rect, svg circle, canvas')].flatMap((mark) => {
        if (mark.closest('defs')) return [];
        if (!mark.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
        const { fill } = getComputedStyle(mark);
        const clear = fill === 'none' || fill === 'rgba(0, 0, 0, 0)';
        if (clear && mark.localName !== 'canvas') return [];
        const { left, top, right, bottom } = mark.getBoundingClientRect();
        return [
          {
            figure: figure.id,
            left,
            top,
            right,
            bottom,
          },
        ];
      }),
    );
    return JSON.stringify(marks);
  });
}
