import type { Answered } from '@/lib/engine/answered';
import type { RequestOf, TaskName } from '@/lib/engine/tasks';
import { CIRCUITS_CODE } from './circuits';
import { HEADS_CODE } from './heads';
import { KNOWN_CIRCUITS_CODE } from './known-circuits';
import { READING_CODE } from './reading';
import { STREAM_CODE } from './stream';
import { TABLES_CODE } from './tables';
import type { CodeWriter, FigureView } from './types';
import { createTokenWriter } from './writer';
import { WRITING_CODE } from './writing';

/** How the request of each task reads as code, in TypeScript and in Python. */
export const FIGURE_CODE = {
  ...CIRCUITS_CODE,
  ...HEADS_CODE,
  ...KNOWN_CIRCUITS_CODE,
  ...READING_CODE,
  ...STREAM_CODE,
  ...TABLES_CODE,
  ...WRITING_CODE,
} satisfies { readonly [N in TaskName]?: CodeWriter<N> };

/** The tasks whose figures can show their code. */
export type CodedTask = keyof typeof FIGURE_CODE;

/** What a figure has asked, and what it shows of the answer. */
export type Asked = {
  readonly [N in CodedTask]: Pick<Answered<N>, 'task' | 'shape' | 'request' | 'vocabulary'> & {
    readonly view?: FigureView;
    /** Makes the figure ask this in the place of its own request; undefined, its own again. */
    readonly askInstead?: (request: RequestOf<N> | undefined) => void;
    readonly isInstead?: boolean;
  };
}[CodedTask];

/** Returns the code of what a figure has asked. */
export function codeOf({
  task,
  shape,
  request,
  vocabulary,
  view = {},
}: Asked): ReturnType<CodeWriter<TaskName>> {
  const write = FIGURE_CODE[task] as CodeWriter<CodedTask>;
  const writer = createTokenWriter(vocabulary, shape.vocabulary);
  return write(request as RequestOf<CodedTask> as never, writer, view);
}
