import { z } from 'zod';
import type { RunStep } from '@/components/widgets/run/marks';
import type { ScoredToken } from '@/components/widgets/surprise/marks';
import file from './runs.json';
import surpriseJson from './surprise.json';
import { packedToken, unpackToken } from './tokens-file';

z.config({ jitless: true });

const step = z.tuple([packedToken, z.number()]);
const runs = z.object({
  prompt: z.array(packedToken),
  settings: z.object({ temperature: z.number(), seed: z.int() }),
  greedy: z.array(step),
  chosen: z.array(step),
});

/** What scripts/recordings/auto-regression.ts writes of two runs. */
export type RunsFile = z.infer<typeof runs>;

const { prompt, settings, greedy, chosen } = runs.parse(file);
const steps = (packed: RunsFile['greedy']): RunStep[] =>
  packed.map(([token, logProbability]) => ({ token: unpackToken(token), logProbability }));

/** The notebook's sentence, written on greedily and at the first settings. */
export const RECORDED_RUNS = {
  prompt: prompt.map(unpackToken),
  settings,
  greedy: steps(greedy),
  chosen: steps(chosen),
};

const scored = z.tuple([packedToken, z.number(), z.int(), packedToken, z.number()]);
const surpriseFile = z.array(scored);

/** What scripts/recordings/auto-regression.ts writes of a scored text. */
export type SurpriseFile = z.infer<typeof surpriseFile>;

/** The sample text, scored. */
export const RECORDED_SURPRISE: readonly ScoredToken[] = surpriseFile
  .parse(surpriseJson)
  .map(([token, logProbability, rank, likeliest, likeliestLogProbability]) => ({
    token: unpackToken(token),
    logProbability,
    rank,
    likeliest: unpackToken(likeliest),
    likeliestLogProbability,
  }));
