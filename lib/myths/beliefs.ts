import type { MythId } from './requests';

/** What is believed, in a few words; each is put to the test on /myths. */
export const BELIEFS: Readonly<Record<MythId, string>> = {
  stored: 'that a model looks up texts that are stored in it',
  programmed: 'that somebody has programmed what it can say',
  browses: 'that it looks things up while it writes',
  learns: 'that it learns while it is used',
  users: 'that its users train it',
  exact: 'that what it says is exact',
  trust: 'that it says what is true',
  misunderstood: 'that it is wrong where it has misunderstood',
  few: 'that it chooses among a few words',
  temperature: 'that a higher temperature makes it creative',
  dark: 'that a dark cell is the reason for a prediction, and a pale one is none',
  first: 'that the first word matters most, as so many heads look at it',
};
