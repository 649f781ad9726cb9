import { readFile } from 'node:fs/promises';
import { readConfig } from '@/lib/engine/graph/config-file';
import { STORYBOOK_FOLDER } from '@/scripts/node-model';
import type { Captures } from '../browser/protocol';
import { type BenchContext, call, withBenchPage } from '../context';
import { type BenchRow, comparison, type SectionResult } from '../row';
import { alternate, impliedRatio, type Rounds, ratioOf } from '../statistics';

const [SHORT, MIDDLE, LONG] = [16, 128, 500];
const TOKENS = 10;

/** Steps at growing lengths: against reading the whole text, without captures, and against short. */
export async function contexts(context: BenchContext): Promise<SectionResult> {
  const { rounds } = context.options;
  const config = await readFile(new URL('config.json', STORYBOOK_FOLDER), 'utf8');
  const implied = impliedRatio(readConfig(JSON.parse(config)).shape, SHORT, LONG);
  return withBenchPage(context, async (page) => {
    await call(page, 'openOurs', 'storybook');
    await call(page, 'openRaw', 'storybook', 'attention');
    await call(page, 'openRaw', 'storybook', 'none');
    // No text is written twice: the second time it would take no time.
    let texts = 0;
    const write = (length: number) => () =>
      call(page, 'writeOurs', { context: length, tokens: TOKENS, round: texts++ });
    const whole = (length: number, tokens: number) => () => call(page, 'wholeRaw', length, tokens);
    const step = (captures: Captures, length: number) => () =>
      call(page, 'stepRaw', captures, length, TOKENS);
    // Code that has not run yet is slow, and so is a length that the runtime has not seen.
    for (const length of [SHORT, MIDDLE, LONG]) {
      await write(length)();
      for (const captures of ['attention', 'none'] as const) await step(captures, length)();
    }
    const name = 'the whole text for each token, every stage of attention returned';
    const longer = await alternate(rounds, write(LONG), write(SHORT));
    return {
      rows: [
        comparison({
          what: `A token after ${SHORT}`,
          rounds: await alternate(rounds, write(SHORT), whole(SHORT, 5)),
          name,
        }),
        comparison({
          what: `A token after ${MIDDLE}`,
          rounds: await alternate(rounds, write(MIDDLE), whole(MIDDLE, 3)),
          name,
          least: 25,
        }),
        ...(await captureRows(rounds, step)),
        lengthRow(longer, [SHORT, LONG], implied),
      ],
    };
  });
}

/** How much longer a step takes after many tokens than after few, against what arithmetic implies. */
export function lengthRow(
  rounds: Rounds,
  [short, long]: readonly [number, number],
  implied: number,
): BenchRow {
  const ratio = 1 / ratioOf(rounds).median;
  const most = 1.3 * implied;
  return {
    ...comparison({
      what: `A token after ${long}`,
      rounds,
      name: `after ${short}`,
      note: `${ratio.toFixed(2)} × as long; attention’s arithmetic implies ${implied.toFixed(2)} ×.`,
    }),
    reach: { text: `at most ${most.toFixed(2)} × as long`, met: ratio <= most },
  };
}

async function captureRows(
  rounds: number,
  step: (captures: Captures, length: number) => () => Promise<number>,
) {
  const rows = [];
  for (const length of [SHORT, LONG]) {
    rows.push(
      comparison({
        what: `The session’s step after ${length}, all attention captured`,
        rounds: await alternate(rounds, step('attention', length), step('none', length)),
        name: 'the file as the hub has it, nothing captured',
        least: 0.95,
      }),
    );
  }
  return rows;
}
