import { type BenchContext, withBenchPage } from '../context';
import { limited, type SectionResult } from '../row';

/** All single-head ablations of a text of 8 tokens, and the surprise of 1,000, to the answer. */
export async function ablations(context: BenchContext): Promise<SectionResult> {
  return withBenchPage(context, async (page) => {
    await page.evaluate(() => globalThis.bench.openOurs('storybook'));
    const times: number[] = [];
    const surprises: number[] = [];
    for (let round = 0; round <= context.options.rounds; round++) {
      times.push(await page.evaluate((at) => globalThis.bench.ablateOurs(at), round));
      surprises.push(await page.evaluate((at) => globalThis.bench.surpriseOurs(at), round));
    }
    // The first is that of code that has not run yet.
    const [first = 0, ...later] = times;
    return {
      rows: [
        limited('All heads of storybook off, one at a time, 8 tokens', later, {
          most: 1000,
          text: 'at most 1 s',
          note: `${first.toFixed(0)} ms the first time.`,
        }),
        limited('The surprise of each of 1,000 tokens', surprises.slice(1)),
      ],
    };
  });
}
