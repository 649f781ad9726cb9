import type { Shape } from '@/components/storage/useStoredData';
import type { Spread } from '@/lib/maths/median';
import { SPEED_WORKS, type SpeedReport } from '@/lib/speed/speed-report';

/** The latest measurement of this device; null before there was one. */
export type SavedSpeed = { readonly report: SpeedReport } | null;

const isTime = (value: unknown) => typeof value === 'number' && value >= 0 && value < 1e7;

const isSpread = (value: unknown) => {
  const { median, lower, upper, count } = (value ?? {}) as Spread;
  return [median, lower, upper, count].every(isTime);
};

/** Written by hand: zod would add a tenth to the weight of the page. */
export const savedSpeedShape: Shape<SavedSpeed> = {
  safeParse: (value) => {
    const { works, longestTask = 0, threads } = (value as SavedSpeed)?.report ?? {};
    const success =
      SPEED_WORKS.every((work) => isSpread(works?.[work])) &&
      isTime(longestTask) &&
      isTime(threads);
    return success ? { success, data: value as SavedSpeed } : { success };
  },
};
