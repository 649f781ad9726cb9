import type { RequestOf, ResultOf, TaskName } from '@/lib/engine/tasks';
import type { SamplingSettings } from '@/lib/sampling/settings';
import type { TokenWriter } from './writer';

/** The same question in two languages; lib/cells/ipynb.ts’s first cell comes before the Python. */
export interface CodePair {
  readonly code: string;
  /** Ends with an expression: what the TypeScript shows, in the same order. */
  readonly python: string;
}

/** What a figure shows of an answer, where its request does not say so. Counted from 0. */
export interface FigureView {
  readonly layer?: number;
  readonly head?: number;
  readonly position?: number;
  /** How the next token is chosen. */
  readonly settings?: SamplingSettings;
  /** Which of the likeliest tokens is followed. */
  readonly target?: number;
  /** The head, l · H + h, that reads others, and through what. */
  readonly reader?: number;
  readonly reading?: 'query' | 'key' | 'value';
  readonly by?: 'mean' | 'zero';
  /** A place of the residual stream. */
  readonly place?: number;
}

/** Writes the code of a task’s request. */
export type CodeWriter<N extends TaskName> = (
  request: RequestOf<N>,
  writer: TokenWriter,
  view: FigureView,
) => CodePair & {
  /**
   * The parts of the answer that the code shows as they are, in its order. Tests run the code, and
   * compare; where what it shows is made of several parts, test/support/figure-code.ts says how.
   */
  readonly shows?: readonly (keyof ResultOf<N>)[];
};
