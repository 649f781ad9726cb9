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

/** Returns how a kind of number becomes a bar. A control is what the others are compared with. */
const barOf =
  (of: MeasuredBar['of'], textOf: (value: number) => string) =>
  (label: string, value: number, control = false): MeasuredBar => ({
    ...{ label, value, text: textOf(value), of },
    ...(control ? { control } : {}),
  });

/** A bar for a probability or a share of it. */
export const chanceBar = barOf('probability', formatProbability);

/** A bar for a share of a head's attention. */
export const attentionBar = barOf('attention', formatProbability);

/** A bar for what can be counted. */
export const countBar = barOf('count', count);
