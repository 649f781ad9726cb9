import * as z from '@/lib/zod';
import { LONGEST_SENTENCE } from './limits';
import { MYTH_IDS, type MythId } from './requests';

/** What a reader believed of one myth, and how they explained what came out. */
export interface MythAnswer {
  readonly id: MythId;
  /** The value of the option that was chosen before the experiment. */
  readonly belief: string;
  /** The reader's own sentence; may be empty. */
  readonly because: string;
}

/** The answers of one reader or one group. */
export interface AnswersFile {
  /** As the reader wrote it; may be empty. */
  readonly name: string;
  readonly answers: readonly MythAnswer[];
}

/** Characters of a name that are kept. */
const LONGEST_NAME = 80;

const KIND = 'inside-gpt-2 beliefs';

const schema = z.object({
  kind: z.literal(KIND),
  version: z.literal(1),
  name: z.string().check(z.maxLength(LONGEST_NAME)),
  answers: z.array(
    z.object({
      id: z.enum(MYTH_IDS as [MythId, ...MythId[]]),
      belief: z.string().check(z.maxLength(LONGEST_NAME)),
      because: z.string().check(z.maxLength(LONGEST_SENTENCE)),
    }),
  ),
});

/** Returns the answers as JSON, as `readAnswers` reads them; a name is cut where it is too long. */
export function writeAnswers({ name, answers }: AnswersFile): string {
  const file = { kind: KIND, version: 1, name: name.slice(0, LONGEST_NAME), answers };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** Returns the answers in a file; undefined for a file of another kind, or with a belief twice. */
export function readAnswers(text: string): AnswersFile | undefined {
  const data = z.readJson(schema, text);
  if (!data || new Set(data.answers.map(({ id }) => id)).size < data.answers.length) {
    return undefined;
  }
  const { name, answers } = data;
  return { name, answers };
}

/** Returns the rows of a table, the names of its columns first: one row an answer. */
export function answerRows(files: readonly AnswersFile[]): readonly (readonly string[])[] {
  return [
    ['name', 'question', 'belief', 'explanation'],
    ...files.flatMap(({ name, answers }) =>
      answers.map(({ id, belief, because }) => [name, id, belief, because]),
    ),
  ];
}

/** Returns how many readers held a belief. */
export const countBelief = (files: readonly AnswersFile[], id: MythId, belief: string): number =>
  files.filter(({ answers }) => answers.some((one) => one.id === id && one.belief === belief))
    .length;
