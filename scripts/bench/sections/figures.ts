import { mersenne } from 'pure-rand/generator/mersenne';
import { unitTableOf } from '@/lib/engine/graph/unit-table-of';
import { neighbourhood } from '@/lib/engine/tasks/neighbours';
import { pca } from '@/lib/maths/pca';
import { ownRow } from '@/lib/maths/unit-table';
import type { WatchedPage } from '@/test/e2e/support/browser';
import type { FigureName, FiguresPage } from '../browser/protocol';
import { type BenchContext, openPage } from '../context';
import { type BenchRow, limited, type SectionResult } from '../row';
import { timed } from '../timed';
import { wander } from '../wander';

/** How often the pointer moves over a figure. */
const MOVES = 30;
const DRAW = { most: 150, text: 'at most 150 ms' };
const FRAME = { most: 16, text: 'at most 16 ms' };
const MAIN = 'Here and below: time of the page’s main thread.';

const FIGURES: readonly { name: FigureName; what: string; zooms?: boolean }[] = [
  { name: 'heads', what: '144 heads × 64 tokens' },
  { name: 'tokens', what: 'The map of 50,257 tokens', zooms: true },
  { name: 'lens', what: 'The lens of 12 layers × 64 tokens' },
  { name: 'ledger', what: 'The ledger of 12 layers, two of them open' },
  { name: 'patches', what: 'The grid of 12 × 24 patches' },
];

/** Figures at GPT-2's size: drawing, pointing, and what they search the vocabulary for. */
export async function figures(context: BenchContext): Promise<SectionResult> {
  const page = await openPage(context.browser, `${context.benchUrl}/figures.html`);
  await page.waitForFunction(() => typeof globalThis.figures === 'object');
  const busy = await busyTime(page);
  const rows: BenchRow[] = [];
  for (const { name, what, zooms = false } of FIGURES) {
    const [draws, frames]: [number[], number[]] = [[], []];
    for (let round = 0; round < context.options.rounds; round++) {
      const on = (act: keyof FiguresPage) =>
        page.evaluate(([it, figure]) => globalThis.figures[it](figure), [act, name] as const);
      await on('prepare');
      draws.push(await busy(() => on('draw')));
      frames.push((await busy(() => wander(page.locator('main'), MOVES, { zooms }))) / MOVES);
      await on('clear');
    }
    const moved = zooms ? 'a frame while pointing and zooming' : 'a frame while pointing';
    rows.push(limited(`${what}, first draw`, draws, { ...DRAW, note: rows.length ? '' : MAIN }));
    rows.push(limited(`${what}, ${moved}`, frames, FRAME));
  }
  await page.close();
  return { rows: [...rows, ...(await searches(context.options.rounds))] };
}

/** Returns what measures how long the page's main thread works, in ms. */
async function busyTime(page: WatchedPage) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const sum = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  return async (work: () => Promise<void>) => {
    const before = await sum();
    await work();
    return (await sum()) - before;
  };
}

const [ROWS, WIDTH] = [50_257, 768];

/**
 * What the vocabulary's figures compute, in Node, on a table like storybook's: int8 with a scale a row.
 * Random rows spread alike in all directions; so that there is something to find, they are stretched
 * along a few.
 */
async function searches(rounds: number): Promise<BenchRow[]> {
  const generator = mersenne(1);
  const bytes = Int8Array.from({ length: ROWS * WIDTH }, () => generator.next() & 255);
  const stretch = Float32Array.from({ length: WIDTH }, (_, d) => (1 + 8 / (1 + d)) / 127);
  const row = (i: number) => {
    const numbers = new Float32Array(WIDTH);
    for (let d = 0; d < WIDTH; d++) numbers[d] = (bytes[i * WIDTH + d] ?? 0) * (stretch[d] ?? 0);
    return numbers;
  };
  const table = { rows: ROWS, width: WIDTH, row };
  // The table is kept by its object: another one is decoded anew.
  const decoded = () => unitTableOf({ ...table }, async () => {});
  let unit = await decoded();
  const times = { unit: [] as number[], near: [] as number[], axes: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const decode = async () => {
      unit = await decoded();
    };
    times.unit.push(await timed(decode));
    const id = (round * 7919) % ROWS;
    const search = () => neighbourhood(unit, ownRow(unit, id), { top: 10 });
    times.near.push(await timed(search));
    times.axes.push(await timed(() => [...pca(unit, 3)]));
  }
  const size = `${ROWS.toLocaleString('en')} × ${WIDTH}`;
  return [
    limited(`${size}: rows decoded and scaled to length 1, once a model`, times.unit),
    limited(`${size}: the 10 nearest tokens of one`, times.near),
    limited(`${size}: three principal components, all tokens placed, once a model`, times.axes),
  ];
}
