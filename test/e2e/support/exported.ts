import type { CDPSession, JSHandle, Page } from 'playwright-core';
import { LEFT_OUT } from '@/components/figure/pagePart';

/** What a figure holds on the page. */
export interface Layout {
  readonly title: string;
  /** Whose answer is drawn, as `Figure` says it. */
  readonly run: string | undefined;
  /** Drawings that can be seen and do not stand in another. */
  readonly drawings: number;
  readonly canvases: number;
  /** Texts of the picture that can be seen, without white space. */
  readonly texts: readonly string[];
}

/** Reads what a figure shows, after hiding its controls, which no file has. */
export function layout(page: Page, id: string): Promise<Layout> {
  return page.evaluate(
    ({ figureId, leftOut }) => {
      const figure = document.getElementById(figureId) as HTMLElement;
      const picture = figure.querySelector('[data-mark=picture]') as HTMLElement;
      for (const control of picture.querySelectorAll<HTMLElement>(leftOut)) {
        control.style.visibility = 'hidden';
      }
      const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
      const drawings = [...picture.querySelectorAll('svg')].filter(
        (svg) => seen(svg) && !svg.parentElement?.closest('svg'),
      );
      const texts = [...picture.querySelectorAll('svg text')]
        .filter(seen)
        .map((text) => (text.textContent ?? '').replaceAll(/\s/g, ''));
      return {
        title: (document.getElementById(`${figureId}-title`)?.textContent ?? '').trim(),
        run: figure.querySelector<HTMLElement>('[data-run]')?.dataset.run,
        drawings: drawings.length,
        canvases: [...picture.querySelectorAll('canvas')].filter(seen).length,
        texts: texts.filter((text) => text !== ''),
      };
    },
    { figureId: id, leftOut: LEFT_OUT },
  );
}

/** What an exported SVG holds, and what should not be in one. */
export function readSvg(source: string) {
  const text = source
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s/g, '');
  const marks = source.replace(/<style[\s\S]*?<\/style>/, '');
  const problems = [/var\(/, /<script/, / class=/, /oklab\(/, /href="(?!data:|#)/].flatMap(
    (found) => found.exec(marks)?.[0] ?? [],
  );
  let depth = 0;
  let drawings = 0;
  for (const [tag] of marks.matchAll(/<svg[\s>]|<\/svg>/g)) {
    if (tag === '</svg>') depth--;
    else if (++depth === 2) drawings++;
  }
  return {
    problems,
    title: /<title>([^<]*)<\/title>/.exec(source)?.[1],
    drawings,
    images: marks.split('<image').length - 1,
    text: text.replace('InsideGPT-2', 'Inside GPT-2'),
  };
}

/** Scrolls to a figure's picture, to where its picture is taken; see `difference`. */
export function intoView(page: Page, id: string): Promise<void> {
  return page
    .locator(`#${id} [data-mark=picture]`)
    .evaluate((picture) => picture.scrollIntoView({ block: 'center', behavior: 'instant' }));
}

/** A file that the page holds: not all of it has to leave the page. */
export type Held = JSHandle<Blob>;

/** Gives the page a file to hold. */
export function held(page: Page, file: Buffer, type: string): Promise<Held> {
  return page.evaluateHandle(
    ({ base64, ofType }) => {
      const { fromBase64 } = Uint8Array as unknown as {
        fromBase64: (text: string) => Uint8Array<ArrayBuffer>;
      };
      return new Blob([fromBase64(base64)], { type: ofType });
    },
    { base64: file.toString('base64'), ofType: type },
  );
}

/** Returns the source of an SVG without its style sheet: that is fonts, which are longer than the rest. */
export function sourceOf(svg: Held): Promise<string> {
  return svg.evaluate(async (file) => (await file.text()).replace(/<style[\s\S]*?<\/style>/, ''));
}

/**
 * How far the picture in an exported file is from the one on the page: both are laid over one
 * another and compared in blocks of 6 pixels, so that a letter's edge does not count.
 */
export async function difference(page: Page, id: string, file: Held) {
  const shot = await pictureShot(page, id);
  return file.evaluate(
    async (exported, { figureId, shownPng }) => {
      const figure = document.getElementById(figureId) as HTMLElement;
      const box = (
        figure.querySelector('[data-mark=picture]') as HTMLElement
      ).getBoundingClientRect();
      const words = (
        figure.querySelector('[data-mark=caption]') as HTMLElement
      ).getBoundingClientRect();
      const { fromBase64 } = Uint8Array as unknown as {
        fromBase64: (text: string) => Uint8Array<ArrayBuffer>;
      };
      /** An SVG in the pixels of the page; a PNG has two for each. */
      const drawn = async (svg: Blob) => {
        const image = new Image();
        image.src = URL.createObjectURL(svg);
        await image.decode();
        URL.revokeObjectURL(image.src);
        const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
        canvas.getContext('2d')?.drawImage(image, 0, 0);
        return canvas;
      };
      const isSvg = exported.type === 'image/svg+xml';
      const [one, other] = await Promise.all([
        isSvg ? drawn(exported) : createImageBitmap(exported),
        createImageBitmap(new Blob([fromBase64(shownPng)])),
      ]);
      const [wide, high] = [Math.ceil(box.width / 6), Math.ceil(box.height / 6)];
      const pixels = (image: CanvasImageSource, x: number, y: number, scale: number) => {
        const canvas = new OffscreenCanvas(wide, high);
        const context = canvas.getContext('2d', {
          willReadFrequently: true,
        }) as OffscreenCanvasRenderingContext2D;
        context.imageSmoothingQuality = 'high';
        context.drawImage(
          image,
          x * scale,
          y * scale,
          box.width * scale,
          box.height * scale,
          0,
          0,
          wide,
          high,
        );
        return context.getImageData(0, 0, wide, high).data;
      };
      // The picture begins below the paper's edge, the caption, and a gap.
      const saved = pixels(one, 20, 20 + words.height + 14, isSvg ? 1 : 2);
      const shown = pixels(other, 0, 0, 1);
      let [sum, apart] = [0, 0];
      for (let i = 0; i < shown.length; i += 4) {
        const off = [0, 1, 2].map((c) => Math.abs((shown[i + c] ?? 0) - (saved[i + c] ?? 0)));
        sum += ((off[0] ?? 0) + (off[1] ?? 0) + (off[2] ?? 0)) / 3;
        if (Math.max(...off) > 64) apart++;
      }
      return { mean: sum / (wide * high), apart: apart / (wide * high) };
    },
    { figureId: id, shownPng: shot },
  );
}

/**
 * Returns the picture of a figure as the page shows it, as a PNG in base64. Playwright's own way
 * puts a style sheet into the page and takes it out again, each time: a whole page is styled twice.
 */
async function pictureShot(page: Page, id: string): Promise<string> {
  const picture = page.locator(`#${id} [data-mark=picture]`);
  const clip = await picture.evaluate((element) => {
    for (const moving of document.getAnimations()) {
      if (moving.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY) moving.cancel();
      else moving.finish();
    }
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, right, bottom } = element.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) return undefined;
    const [x, y] = [Math.floor(left), Math.floor(top)];
    return {
      x: x + scrollX,
      y: y + scrollY,
      width: Math.ceil(right) - x,
      height: Math.ceil(bottom) - y,
      scale: 1,
    };
  });
  // It is higher than the window.
  if (!clip) return (await picture.screenshot({ animations: 'disabled' })).toString('base64');
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  const options = { format: 'png', clip, optimizeForSpeed: true } as const;
  return (await (await session).send('Page.captureScreenshot', options)).data;
}

/** One a page. */
const sessions = new WeakMap<Page, Promise<CDPSession>>();
