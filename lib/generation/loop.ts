import type { Candidate } from './candidates';

/** Where a turn of the loop stands: the text is read, its answer is there, one token is chosen. */
export type Station = 'text' | 'answer' | 'choice';

/** What the model answers to a text, and the token that is chosen from it. */
export interface Answer {
  /** The likeliest, likeliest first. */
  readonly candidates: readonly Candidate[];
  readonly chosen: Candidate;
}

/** The loop of writing, one token a turn. */
export interface Loop {
  /** Tokens chosen in the turns that are done. */
  readonly written: readonly number[];
  readonly station: Station;
  /** To the text as it stands; undefined until the model has read it. */
  readonly answer: Answer | undefined;
}

export type LoopAction =
  | { readonly type: 'answered'; readonly answer: Answer }
  | { readonly type: 'advance' };

export const NEW_LOOP: Loop = { written: [], station: 'text', answer: undefined };

/** From station to station; nothing moves on before the model has answered. */
export function loopReducer(loop: Loop, action: LoopAction): Loop {
  if (action.type === 'answered') return { ...loop, answer: action.answer };
  const { station, answer, written } = loop;
  if (!answer) return loop;
  if (station === 'text') return { ...loop, station: 'answer' };
  if (station === 'answer') return { ...loop, station: 'choice' };
  return { written: [...written, answer.chosen.id], station: 'text', answer: undefined };
}
