import type { MeasuredBar } from '@/components/widgets/measured/marks';
import type { Answered } from '@/lib/engine/answered';
import type { TaskName } from '@/lib/engine/tasks';
import type { MYTH_REQUESTS, MythId } from '@/lib/myths/requests';

/** What came out of an experiment. */
export interface Measurement {
  readonly bars: readonly MeasuredBar[];
  /** The result in a sentence or two, its numbers included. */
  readonly said: string;
  /** True where the belief does not survive it; another model may behave otherwise. */
  readonly settled: boolean;
}

/** What the page itself noted while an experiment ran. */
export interface PageNotes {
  /** Requests to any server that began meanwhile. */
  readonly requests: number;
}

type TaskOf<Id extends MythId> = (typeof MYTH_REQUESTS)[Id]['task'];

/** Reads a measurement off an answer; the page's notes are there for a live one only. */
export type Measure<N extends TaskName> = (
  answered: Answered<N>,
  page: PageNotes | undefined,
) => Measurement;

/** How each experiment's answer is read. */
export type Measures = { readonly [Id in MythId]: Measure<TaskOf<Id>> };
