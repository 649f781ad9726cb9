/**
 * Measures how long all cells of two texts of 12 tokens take on storybook, in Node with the WASM
 * runtime on one thread: `npx tsx scripts/bench/patching.ts`. On a busy machine the clock counts
 * what others do, so seconds of a processor are printed, too, and how many single passes that is.
 */
import { noPast } from '@/lib/engine/graph/feeds';
import { runPass } from '@/lib/engine/graph/run-pass';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { openModel, STORYBOOK_FOLDER } from '../node-model';

const TOKENS = 12;
const opened = await openModel(STORYBOOK_FOLDER);
const { graph } = opened.model;
const cleanIds = Array.from({ length: TOKENS }, (_, i) => (i * 97 + 11) % graph.shape.vocabulary);
const corruptedIds = cleanIds.map((id, t) => (t === 4 ? id + 1 : id));

async function measured(work: () => Promise<unknown>) {
  const [from, idle] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(idle);
  return { clock: (performance.now() - from) / 1000, processor: (user + system) / 1e6 };
}

const grid = () =>
  performTask('patchGrid', opened, { cleanIds, corruptedIds, answerIds: [1, 2] }, UNHURRIED);
const pass = () => runPass(graph, cleanIds, noPast(graph));
await pass();
const one = await measured(pass);
await grid();
const all = await measured(grid);
const cells = graph.shape.layers * TOKENS;
console.log(
  `${cells} cells: ${all.clock.toFixed(2)} s, ${all.processor.toFixed(2)} s of a processor`,
);
console.log(`as long as ${(all.processor / one.processor).toFixed(0)} single passes`);
process.exit(0);
