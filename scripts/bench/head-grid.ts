/**
 * How fast the grid of all heads is drawn and pointed at: `npx tsx scripts/bench/head-grid.ts`.
 *
 * GPT-2's 144 heads over 64 tokens, painted by the site's own code in a page of its own, against
 * one SVG rect a weight, in the same browser and run. Printed: the first draw, from the numbers to
 * pixels, and what a frame costs the page's main thread while the pointer wanders over the heads.
 */
import type { Page } from 'playwright-core';
import { gridMarks } from '@/components/widgets/head-grid/marks';
import { headSheet, paintHeads } from '@/components/widgets/head-grid/sheet';
import { launch, newPage } from '@/test/e2e/support/browser';

const [LAYERS, HEADS, TOKENS] = [12, 12, 64];
const HOVERS = 60;
const marks = gridMarks(LAYERS * HEADS, HEADS);

/** What runs in the page, once a way of drawing: functions travel as their source. */
const PAGE = `
  const __name = (f) => f;
  const headSheet = ${headSheet.toString()};
  const paintHeads = ${paintHeads.toString()};
  const marks = ${JSON.stringify(marks)};
  const [L, H, T] = [${LAYERS}, ${HEADS}, ${TOKENS}];
  const shades = new Uint8ClampedArray(1024).map((_, i) => (i % 4 === 3 ? 255 : 255 - (i >> 2)));
  // Weights that fall off with the distance, each head at its own pace.
  const attention = Array.from({ length: L }, (_, l) => {
    const maps = new Float32Array(H * T * T);
    for (let h = 0; h < H; h++) for (let q = 0; q < T; q++) {
      let sum = 0;
      for (let k = 0; k <= q; k++) sum += maps[(h * T + q) * T + k] = Math.exp((k - q) / (1 + l + h));
      for (let k = 0; k <= q; k++) maps[(h * T + q) * T + k] /= sum;
    }
    return maps;
  });
  const box = document.createElement('div');
  box.className = 'grid';
  document.body.append(box);
  const scale = box.clientWidth / marks.width;
  box.style.height = marks.height * scale + 'px';
  const buttons = () => {
    for (const { x, y } of marks.places) {
      const button = document.createElement('button');
      const [left, top, side] = [x, y, marks.tile].map((n) => n * scale + 'px');
      Object.assign(button.style, { left, top, width: side, height: side });
      box.append(button);
    }
  };
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  async function canvas() {
    const begin = performance.now();
    const pixels = headSheet(attention, T, shades);
    const strip = Object.assign(document.createElement('canvas'), { width: T, height: L * H * T });
    strip.getContext('2d').putImageData(new ImageData(pixels, T), 0, 0);
    const seen = document.createElement('canvas');
    seen.width = marks.width * scale;
    seen.height = marks.height * scale;
    box.append(seen);
    const context = seen.getContext('2d');
    const order = marks.places.map((_, i) => i);
    paintHeads(context, strip, T, order, marks.places, marks.tile, scale, () => false);
    context.getImageData(0, 0, 1, 1);
    buttons();
    await frame();
    return performance.now() - begin;
  }
  async function svg() {
    const begin = performance.now();
    const name = 'http://www.w3.org/2000/svg';
    const root = document.createElementNS(name, 'svg');
    root.setAttribute('viewBox', '0 0 ' + marks.width + ' ' + marks.height);
    const side = marks.tile / T;
    for (let head = 0; head < L * H; head++) for (let q = 0; q < T; q++) for (let k = 0; k <= q; k++) {
      const rect = document.createElementNS(name, 'rect');
      const weight = attention[Math.floor(head / H)][((head % H) * T + q) * T + k];
      const shade = 255 - Math.round(Math.sqrt(weight) * 255);
      rect.setAttribute('x', marks.places[head].x + k * side);
      rect.setAttribute('y', marks.places[head].y + q * side);
      rect.setAttribute('width', side);
      rect.setAttribute('height', side);
      rect.setAttribute('fill', 'rgb(' + shade + ',' + shade + ',' + shade + ')');
      root.append(rect);
    }
    box.append(root);
    buttons();
    await frame();
    return performance.now() - begin;
  }
`;

const STYLE = `
  body { margin: 0 } .grid { position: relative; width: 736px }
  .grid canvas, .grid svg { inset: 0; position: absolute; width: 100%; height: 100% }
  .grid button { position: absolute; background: none; border: 1px solid #ccc }
  .grid button:hover { border-color: #000 }
`;

/** Main-thread milliseconds a frame while the pointer goes from head to head. */
async function hover(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  // Asked for all at once: with SVG cells each question takes the browser a while.
  const places = (await page.evaluate(
    "[...document.querySelectorAll('button')].map((b) => [b.offsetLeft + 9, b.offsetTop + 9])",
  )) as [number, number][];
  const begin = await busy();
  for (let i = 0; i < HOVERS; i++) {
    const [x, y] = places[(i * 17) % places.length] ?? [0, 0];
    await page.mouse.move(x, y);
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
  }
  return ((await busy()) - begin) / HOVERS;
}

async function measure(way: 'canvas' | 'svg') {
  const page = await newPage(browser, { width: 800, height: 1000 });
  await page.setContent(`<!doctype html><style>${STYLE}</style><body></body>`);
  await page.addScriptTag({ content: PAGE });
  const draw = (await page.evaluate(`${way}()`)) as number;
  const result = { draw, frame: await hover(page) };
  await page.close();
  return result;
}

const browser = await launch({ measures: true });
await measure('canvas');
const [painted, cells] = [await measure('canvas'), await measure('svg')];
await browser.close();

const told = (ms: number) => `${ms.toFixed(1)} ms`.padStart(13);
console.log(`${LAYERS * HEADS} heads × ${TOKENS} tokens       canvas    SVG cells   ratio`);
for (const [label, key] of [
  ['first draw', 'draw'],
  ['a frame of hover', 'frame'],
] as const) {
  const ratio = (painted[key] / cells[key]).toFixed(3);
  console.log(`${label.padEnd(22)}${told(painted[key])}${told(cells[key])}   ${ratio}`);
}
const kept = painted.draw < 150 && painted.frame < 16;
console.log(kept ? 'within 150 ms and 16 ms' : 'slower than 150 ms and 16 ms');
