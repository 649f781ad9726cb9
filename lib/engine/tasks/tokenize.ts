import type { Task } from '../task';

export interface TokenizeRequest {
  readonly text: string;
}

/** A text in the tokens of the model. */
export interface Tokenized {
  readonly ids: readonly number[];
}

/** Returns the ids of a text; the id that begins a text where it is empty. */
export const tokenize: Task<TokenizeRequest, Tokenized> = async (opened, { text }) => {
  const ids = opened.tokenize(text);
  return { ids: ids.length > 0 ? ids : [opened.beginId] };
};
