/**
 * How long the vocabulary's figures take at GPT-2's size: `npx tsx scripts/bench/neighbours.ts`.
 *
 * The table is random, 50,257 × 768, int8 with a scale a row, as storybook's is stored. Random rows
 * spread alike in all directions; so that there is something to find, they are stretched along a
 * few dimensions.
 */
import { performance } from 'node:perf_hooks';
import { mersenne } from 'pure-rand/generator/mersenne';
import { unitTableOf } from '@/lib/engine/graph/unit-table-of';
import { neighbourhood } from '@/lib/engine/tasks/neighbours';
import { pca } from '@/lib/maths/pca';
import { ownRow } from '@/lib/maths/unit-table';

const [rows, width] = [50_257, 768];

const generator = mersenne(1);
const bytes = Int8Array.from({ length: rows * width }, () => generator.next() & 255);
const stretch = (d: number) => 1 + 8 / (1 + d);

const table = {
  rows,
  width,
  row: (i: number) => {
    const row = new Float32Array(width);
    for (let d = 0; d < width; d++) row[d] = ((bytes[i * width + d] as number) * stretch(d)) / 127;
    return row;
  },
};

/** Wall-clock time, and the processor's own: on a busy machine they differ. */
async function timed<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const wall = (performance.now() - start).toFixed(0).padStart(7);
  const { user, system } = process.cpuUsage(before);
  const cpu = ((user + system) / 1000).toFixed(0).padStart(7);
  console.log(`${name.padEnd(42)}${wall} ms${cpu} ms of processor time`);
  return result;
}

const unit = await timed('rows decoded and scaled to length 1', () =>
  unitTableOf(table, async () => {}),
);
for (const id of [100, 20_000, 50_256, 7, 8, 9]) {
  await timed(`10 neighbours of token ${id}`, () =>
    neighbourhood(unit, ownRow(unit, id), { top: 10 }),
  );
}
await timed('3 principal components, all tokens placed', () => {
  const work = pca(unit, 3);
  let [step, steps] = [work.next(), 0];
  while (!step.done) {
    steps++;
    step = work.next();
  }
  console.log(`${steps} steps; variances ${Array.from(step.value.variances, (v) => v.toFixed(3))}`);
});
