import type { Spread } from '@/lib/maths/median';

/** The pieces of work that are timed, in the order in which a reader meets them. */
export const SPEED_WORKS = [
  'step16',
  'step128',
  'step500',
  'read',
  'readAttention',
  'ablations',
] as const;

export type SpeedWork = (typeof SPEED_WORKS)[number];

/** The names of the pieces of work: what is done, and after or with what. */
export const SPEED_NAMES: Readonly<Record<SpeedWork | 'longestTask', readonly [string, string]>> = {
  step16: ['One more token', 'after 16'],
  step128: ['One more token', 'after 128'],
  step500: ['One more token', 'after 500'],
  read: ['Reading 500 tokens', 'the prediction only'],
  readAttention: ['Reading 500 tokens', 'with all attention'],
  ablations: ['Each head off in turn', 'a text of 8 tokens'],
  longestTask: ['The page was held up', 'longest, meanwhile'],
};

/** How long each piece of work takes on one device. */
export interface SpeedReport {
  /** In ms; absent where it was not measured. */
  readonly works: Readonly<Partial<Record<SpeedWork, Spread>>>;
  /**
   * The longest task of the page's main thread meanwhile, in ms; 0 where none took 50 ms or more.
   * Absent where the browser does not tell.
   */
  readonly longestTask?: number;
  /** Threads that WASM computed with. */
  readonly threads: number;
}

/** The machine that a recorded report is from, in general terms. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  /** In GB. */
  readonly memory: number;
  readonly browser: string;
  /** The day, as in 2026-11-28. */
  readonly date: string;
}
