import { type BenchContext, call, withBenchPage } from '../context';
import { type BenchRow, comparison, type SectionResult } from '../row';
import { alternate, impliedRatio } from '../statistics';
import { lengthRow } from './contexts';
import { againstPipeline } from './stepping';

const GPT2 = { layers: 12, width: 768, vocabulary: 50_257 };

/** The same of a file of GPT-2's size with random weights, in dynamic int8, where there is one. */
export async function fullSize(context: BenchContext): Promise<SectionResult> {
  const { models, options } = context;
  if (!models.includes('full-size')) {
    const why =
      `there is no file of GPT-2’s size in ${options.fullSize}. ` +
      'training/fixtures/full_size.py makes one.';
    return { rows: [], skipped: [why] };
  }
  const opened = (way: 'ours' | 'others') => () =>
    withBenchPage(context, (page) =>
      call(page, way === 'ours' ? 'openOurs' : 'openPipeline', 'full-size'),
    );
  const opening = await alternate(options.rounds, opened('ours'), opened('others'));
  return {
    rows: [
      comparison({
        what: 'Opening the file, from this machine’s own server',
        rounds: opening,
        name: 'the library’s own loading',
        least: 1 / 1.2,
      }),
      ...(await againstPipeline(context, 'full-size', { least: 1.15, between: 50 })),
      await longText(context),
    ],
  };
}

/** A step after 1,000 tokens, which are read once and continued in another way in each round. */
async function longText(context: BenchContext): Promise<BenchRow> {
  const [short, long] = [16, 1000];
  return withBenchPage(context, async (page) => {
    await call(page, 'openOurs', 'full-size');
    const write = (length: number) => (seed: number) =>
      call(page, 'writeOurs', { context: length, tokens: 5, round: 0, seed });
    for (const length of [short, long]) await write(length)(context.options.rounds);
    const rounds = await alternate(context.options.rounds, write(long), write(short));
    return lengthRow(rounds, [short, long], impliedRatio(GPT2, short, long));
  });
}
