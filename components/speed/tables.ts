import type { FigureTable } from '@/components/figure/table';
import type { Spread } from '@/lib/maths/median';
import { SPEED_NAMES, SPEED_WORKS, type SpeedReport } from '@/lib/speed/speed-report';
import { timeText } from '@/lib/text/time-text';

/** Both reports in full: a row for each piece of work. */
export function speedTable(here: SpeedReport | undefined, recorded: SpeedReport): FigureTable {
  const cells = (spread: Spread | undefined) =>
    spread ? [spread.median, `${timeText(spread.lower)} to ${timeText(spread.upper)}`] : ['', ''];
  const task = (ms: number | undefined) => (ms === undefined ? '' : ms || 'less than 50');
  return {
    columns: [
      'Work',
      'With',
      'Here, median in ms',
      'Here, middle half',
      'Recorded, median in ms',
      'Recorded, middle half',
    ],
    rows: [
      ...SPEED_WORKS.map((work) => [
        ...SPEED_NAMES[work],
        ...cells(here?.works[work]),
        ...cells(recorded.works[work]),
      ]),
      [...SPEED_NAMES.longestTask, task(here?.longestTask), '', task(recorded.longestTask), ''],
    ],
  };
}
