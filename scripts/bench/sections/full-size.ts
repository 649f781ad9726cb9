import { type BenchContext, withBenchPage } from '../context';
import { comparison, type SectionResult } from '../row';
import { alternate } from '../statistics';
import { againstPipeline } from './stepping';

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
      page.evaluate((own) => {
        const { bench } = globalThis;
        return own ? bench.openOurs('full-size') : bench.openPipeline('full-size');
      }, way === 'ours'),
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
      ...(await againstPipeline(context, 'full-size', 1.15)),
    ],
  };
}
