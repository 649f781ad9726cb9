import type { ProbabilityChange } from '@/lib/trace/probability-change';

/** The end of the scale: the largest share, at least 10 %. */
export const fullScale = (rows: readonly ProbabilityChange[]) =>
  Math.max(0.1, ...rows.flatMap((row) => [row.before, row.after]));
