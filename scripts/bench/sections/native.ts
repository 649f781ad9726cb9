import { STORYBOOK_FOLDER } from '@/scripts/node-model';
import { type BenchContext, call, withBenchPage } from '../context';
import { openNative } from '../native';
import { comparison, type SectionResult } from '../row';
import { alternate } from '../statistics';

const CONTEXT = 128;
const TOKENS = 30;

/** A step in the browser, with all attention, against the runtime outside of it, without. */
export async function native(context: BenchContext): Promise<SectionResult> {
  const { rounds } = context.options;
  const steps = await openNative(STORYBOOK_FOLDER).catch((error: Error) => error);
  if (steps instanceof Error) return { rows: [], skipped: [steps.message] };
  return withBenchPage(context, async (page) => {
    await call(page, 'openOurs', 'storybook');
    const ours = (round: number) =>
      call(page, 'writeOurs', { context: CONTEXT, tokens: TOKENS, round: round + 1 });
    await ours(-1);
    await steps(CONTEXT, TOKENS);
    const found = await alternate(rounds, ours, () => steps(CONTEXT, TOKENS));
    return {
      rows: [
        comparison({
          what: `A token after ${CONTEXT}, in the browser, all attention returned`,
          rounds: found,
          name: 'onnxruntime-node, the same file, one thread, no attention',
          least: 0.7,
        }),
      ],
    };
  });
}
