import browses from '@/content/recorded/myths/browses.json';
import dark from '@/content/recorded/myths/dark.json';
import exact from '@/content/recorded/myths/exact.json';
import few from '@/content/recorded/myths/few.json';
import first from '@/content/recorded/myths/first.json';
import learns from '@/content/recorded/myths/learns.json';
import misunderstood from '@/content/recorded/myths/misunderstood.json';
import programmed from '@/content/recorded/myths/programmed.json';
import stored from '@/content/recorded/myths/stored.json';
import temperature from '@/content/recorded/myths/temperature.json';
import trust from '@/content/recorded/myths/trust.json';
import { type Answered, readRecorded } from '@/lib/engine/answered';
import type { TaskName } from '@/lib/engine/tasks';
import type { MYTH_REQUESTS, MythId } from '@/lib/myths/requests';
import type { Measurement, PageNotes } from './measurement';
import { ORIGINS } from './origins';
import { PICTURES } from './pictures';
import { WORTH } from './worth';

const MEASURES = { ...ORIGINS, ...WORTH, ...PICTURES };

const file = readRecorded('modelFile', stored);

/** What storybook said in each experiment. */
export const RECORDED_MYTHS: {
  readonly [Id in MythId]: Answered<(typeof MYTH_REQUESTS)[Id]['task']>;
} = {
  stored: file,
  programmed: readRecorded('chances', programmed),
  browses: readRecorded('requestsWhileWriting', browses),
  learns: readRecorded('told', learns),
  users: file,
  exact: readRecorded('chances', exact),
  trust: readRecorded('falseTwins', trust),
  misunderstood: readRecorded('chances', misunderstood),
  few: readRecorded('chances', few),
  temperature: readRecorded('temperatures', temperature),
  dark: readRecorded('darkCell', dark),
  first: readRecorded('exchangedToken', first),
};

/** Reads the measurement of an experiment off an answer to its request. */
export function measured(id: MythId, answered: Answered<TaskName>, page?: PageNotes): Measurement {
  const measure = MEASURES[id] as (
    answered: Answered<TaskName>,
    page: PageNotes | undefined,
  ) => Measurement;
  return measure(answered, page);
}
