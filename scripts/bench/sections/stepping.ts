import type { WriteJob } from '../browser/protocol';
import { type BenchContext, call, withBenchPage } from '../context';
import { type BenchRow, comparison, type SectionResult } from '../row';
import { alternate } from '../statistics';

/** Tokens of the prompt, of the first after a start, and of those in the steady state. */
const PROMPT = 16;
const FIRST = 100;
const STEADY = 100;

interface Against {
  /** The ratio to reach. */
  readonly least: number;
  /** Tokens between the first and those of the steady state. */
  readonly between: number;
}

/** Writing with all attention against the library's pipeline without: at first, and later on. */
export async function stepping(context: BenchContext): Promise<SectionResult> {
  return { rows: await againstPipeline(context, 'storybook', { least: 1.3, between: 150 }) };
}

/** Each side of each round is a fresh page. */
export async function againstPipeline(
  context: BenchContext,
  model: string,
  { least, between }: Against,
): Promise<BenchRow[]> {
  const steady = { ours: [] as number[], others: [] as number[] };
  const side = (way: 'ours' | 'others') => async (round: number) => {
    const jobs = [FIRST, between, STEADY].map((tokens, i) => ({
      context: PROMPT,
      tokens,
      round: 3 * round + i,
    }));
    const { first, later } = await freshStart(context, model, way, jobs);
    steady[way].push(later);
    return first;
  };
  const first = await alternate(context.options.rounds, side('ours'), side('others'));
  const name = 'the pipeline, which returns no attention';
  return [
    comparison({
      what: `A token, all attention returned; the first ${FIRST} after a start`,
      rounds: first,
      name,
      least,
    }),
    comparison({
      what: `A token, all attention returned; after ${FIRST + between}`,
      rounds: steady,
      name,
      least,
    }),
  ];
}

function freshStart(
  context: BenchContext,
  model: string,
  way: 'ours' | 'others',
  jobs: readonly WriteJob[],
): Promise<{ first: number; later: number }> {
  const [open, write] =
    way === 'ours'
      ? (['openOurs', 'writeOurs'] as const)
      : (['openPipeline', 'writePipeline'] as const);
  return withBenchPage(context, async (page) => {
    await call(page, open, model);
    const times: number[] = [];
    for (const job of jobs) times.push(await call(page, write, job));
    return { first: times[0] ?? Number.NaN, later: times.at(-1) ?? Number.NaN };
  });
}
