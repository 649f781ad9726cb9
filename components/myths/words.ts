import type { MeasuredBar } from '@/components/widgets/measured/marks';
import type { Answered } from '@/lib/engine/answered';
import type { TaskName } from '@/lib/engine/tasks';
import { formatProbability } from '@/lib/text/format-probability';
import { lineOf, textOf } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';

type Known = Pick<Answered<TaskName>, 'vocabulary'>;

/** What a model wrote, on one line. */
export const written = ({ vocabulary }: Known, ids: readonly number[]): string =>
  lineOf(tokensById(vocabulary, ids)).trim();

/** A token as a word of a sentence. */
export const word = ({ vocabulary }: Known, id: number): string =>
  textOf(tokensById(vocabulary, [id])).trim();

export const count = (value: number): string => value.toLocaleString('en');

/** A bar for a probability or a share of it. */
export const chanceBar = (label: string, value: number, control = false): MeasuredBar => ({
  label,
  value,
  text: formatProbability(value),
  of: 'probability',
  ...(control ? { control } : {}),
});

/** A bar for what can be counted. */
export const countBar = (label: string, value: number, control = false): MeasuredBar => ({
  label,
  value,
  text: count(value),
  of: 'count',
  ...(control ? { control } : {}),
});
