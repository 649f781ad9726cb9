import type { RunStep } from '@/components/widgets/run/marks';
import file from './runs.json';
import { type PackedToken, unpackToken } from './tokens-file';

type PackedStep = readonly [token: PackedToken, logProbability: number];

/** What scripts/recordings/auto-regression.ts writes of two runs. */
export interface RunsFile {
  readonly prompt: readonly PackedToken[];
  readonly settings: { readonly temperature: number; readonly seed: number };
  readonly greedy: readonly PackedStep[];
  readonly chosen: readonly PackedStep[];
}

const { prompt, settings, greedy, chosen } = file as unknown as RunsFile;
const steps = (packed: RunsFile['greedy']): RunStep[] =>
  packed.map(([token, logProbability]) => ({ token: unpackToken(token), logProbability }));

/** The notebook's sentence, written on greedily and at the first settings. */
export const RECORDED_RUNS = {
  prompt: prompt.map(unpackToken),
  settings,
  greedy: steps(greedy),
  chosen: steps(chosen),
};
