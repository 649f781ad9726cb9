import { type BenchContext, withBenchPage } from '../context';
import { limited, type SectionResult } from '../row';

const MEGABYTE = 1e6;
const CHANGES = 5;

/**
 * Memory of the page and its workers: with the model, after 300 tokens, and after the model was
 * opened again in a new worker, and the old one closed, five times.
 */
export async function memory(context: BenchContext): Promise<SectionResult> {
  return withBenchPage(context, async (page) => {
    const measured = async () => (await page.evaluate(() => globalThis.bench.memory())) / MEGABYTE;
    await page.evaluate(() => globalThis.bench.openOurs('storybook'));
    const loaded = await measured();
    await page.evaluate(() => globalThis.bench.writeOurs({ context: 16, tokens: 300, round: 0 }));
    const written = await measured();
    for (let change = 0; change < CHANGES; change++) {
      await page.evaluate(async () => {
        globalThis.bench.closeOurs();
        await globalThis.bench.openOurs('storybook');
      });
    }
    const changed = await measured();
    return {
      rows: [
        limited('Memory with storybook', [loaded], { unit: 'MB' }),
        limited('Memory after 300 tokens', [written], { unit: 'MB' }),
        limited(`Memory after ${CHANGES} changes of the model`, [changed], {
          unit: 'MB',
          most: loaded * 1.1,
          text: 'within 10 % of the first',
        }),
      ],
    };
  });
}
