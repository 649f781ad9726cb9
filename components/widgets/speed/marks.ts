import { scaleLog } from 'd3';
import type { Spread } from '@/lib/maths/median';
import { rounded } from '@/lib/maths/rounded';
import {
  SPEED_NAMES,
  SPEED_WORKS,
  type SpeedReport,
  type SpeedWork,
} from '@/lib/speed/speed-report';
import { timeText } from '@/lib/text/time-text';

/** The shortest task that browsers report as long, in ms. */
const LONG_TASK = 50;
/** Between two frames of a screen that shows 60 a second, in ms. */
const FRAME = 1000 / 60;

/** One time on the scale; places are shares of its width, 0..1. */
export interface SpeedMark {
  readonly at: number;
  /** The middle half of the repetitions. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** True where all that is known is that the time is shorter. */
  readonly below: boolean;
  /** The side of the mark on which its text has room. */
  readonly side: 'left' | 'right';
}

export interface SpeedRow {
  readonly work: SpeedWork | 'longestTask';
  readonly name: readonly [string, string];
  readonly here: SpeedMark | undefined;
  readonly recorded: SpeedMark | undefined;
}

export interface SpeedMarks {
  readonly rows: readonly SpeedRow[];
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** Where the time of one frame lies, and its words. */
  readonly frame: { readonly at: number; readonly text: string };
}

/** Two reports on one logarithmic scale of time, from 1 ms or less to 1 s or more. */
export function speedMarks(here: SpeedReport | undefined, recorded: SpeedReport): SpeedMarks {
  const works = [here, recorded].flatMap((report) => Object.values(report?.works ?? {}));
  const longest = [here?.longestTask ?? 0, recorded.longestTask ?? 0];
  const least = Math.min(1, ...works.map(({ lower }) => lower));
  const most = Math.max(1000, ...works.map(({ upper }) => upper), ...longest);
  const decades: [number, number] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  const scale = scaleLog([10 ** decades[0], 10 ** decades[1]], [0, 1]);
  const place = (ms: number) => rounded(scale(ms), 4);
  const mark = ({ median, lower, upper }: Spread, text: string, below = false): SpeedMark => ({
    at: place(median),
    from: place(lower),
    to: place(upper),
    text,
    below,
    side: scale(median) > 0.5 ? 'left' : 'right',
  });
  const ofWork = (report: SpeedReport | undefined, work: SpeedWork) => {
    const spread = report?.works[work];
    return spread && mark(spread, wordsOf(work, spread.median));
  };
  const ofTask = (ms: number | undefined) => {
    if (ms === undefined) return undefined;
    const shown = ms || LONG_TASK;
    const text = ms ? timeText(ms) : `less than ${timeText(LONG_TASK)}`;
    return mark({ median: shown, lower: shown, upper: shown, count: 1 }, text, ms === 0);
  };
  return {
    rows: [
      ...SPEED_WORKS.map((work) => ({
        work,
        name: SPEED_NAMES[work],
        here: ofWork(here, work),
        recorded: ofWork(recorded, work),
      })),
      {
        work: 'longestTask',
        name: SPEED_NAMES.longestTask,
        here: ofTask(here?.longestTask),
        recorded: ofTask(recorded.longestTask),
      },
    ],
    ticks: Array.from({ length: decades[1] - decades[0] + 1 }, (_, i) => {
      const ms = 10 ** (decades[0] + i);
      return { at: place(ms), text: timeText(ms) };
    }),
    frame: { at: place(FRAME), text: `one frame of the screen, ${timeText(FRAME)}` },
  };
}

/** A step's time is a speed, too. */
function wordsOf(work: SpeedWork, ms: number): string {
  const time = timeText(ms);
  return work.startsWith('step') ? `${time}, ${perSecond(ms)} a second` : time;
}

/** Tokens in a second, to two digits. */
export function perSecond(ms: number): string {
  return Number((1000 / ms).toPrecision(2)).toLocaleString('en');
}
