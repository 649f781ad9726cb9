import { type BenchContext, call, withBenchPage } from '../context';
import { limited, type SectionResult } from '../row';

/** All single-head ablations of a text of 8 tokens, a grid of patches, and the surprise of 1,000. */
export async function ablations(context: BenchContext): Promise<SectionResult> {
  return withBenchPage(context, async (page) => {
    await call(page, 'openOurs', 'storybook');
    const times: number[] = [];
    const [patches, surprises]: [number[], number[]] = [[], []];
    for (let round = 0; round <= context.options.rounds; round++) {
      times.push(await call(page, 'ablateOurs', round));
      patches.push(await call(page, 'patchOurs', round));
      surprises.push(await call(page, 'surpriseOurs', round));
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
        limited('All layers × 12 tokens of storybook patched', patches.slice(1)),
        limited('The surprise of each of 1,000 tokens', surprises.slice(1)),
      ],
    };
  });
}
