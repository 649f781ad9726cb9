import { capture } from '@/scripts/command.mjs';
import type { SectionResult } from '../row';

/** Benches of single figures, which print their own tables. */
const SCRIPTS = ['head-grid', 'neighbours', 'patching'];

/** Figures at GPT-2's size: drawing, neighbours of a token, and the grid of patches. */
export async function figures(): Promise<SectionResult> {
  const printed: string[] = [];
  const skipped: string[] = [];
  for (const name of SCRIPTS) {
    const { code, output } = await capture('tsx', [`scripts/bench/${name}.ts`]);
    if (code === 0) printed.push(`${name}\n${output.trim()}`);
    else skipped.push(`scripts/bench/${name}.ts ended with ${code}.`);
  }
  return { rows: [], skipped, printed: printed.join('\n\n') };
}
