import file from '@/content/recorded/speed/measured.json';
import type { Machine, SpeedReport } from '@/lib/speed/speed-report';

/** The same measurement in a browser of a machine that is named; `npm run bench` writes the file. */
export const RECORDED_SPEED: { readonly machine: Machine; readonly report: SpeedReport } = file;
