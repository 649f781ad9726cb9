import type { Beside, LinkState } from '@/lib/permalink/permalink';
import { textOf } from '@/lib/text/token-text';
import { follow, SPROUT, writtenTo } from './branches';
import type { Bench } from './kept';
import type { LabModel, Manuscript } from './manuscript';
import type { Draft } from './writer';

/** What is in view: a link's state, and all that a run is told by. */
export interface LabState {
  readonly manuscript: Manuscript;
  readonly bench: Bench;
  /** Of the model's weights; '' until it is known. */
  readonly fingerprint: string;
  /** The attention head in view, both from 0. */
  readonly layer: number;
  readonly head: number;
  /** The token in view; undefined for the open place behind the text. */
  readonly at: number | undefined;
}

/** The link to a state of the Lab; undefined before there is a text. */
export function linkOf(state: LabState): LinkState | undefined {
  const { manuscript, bench, fingerprint, layer, head, at } = state;
  const { model, promptIds, branches } = manuscript;
  if (!model || promptIds.length === 0) return undefined;
  const { settings, surprise, attention, beside } = bench;
  return {
    model: model.info.id,
    fingerprint,
    prompt: promptIds,
    chosen: writtenTo(branches, branches.at),
    settings,
    layer,
    head,
    view: { surprise, attention, ...(at === undefined ? {} : { at }) },
    ...(beside ? { beside } : {}),
  };
}

/** How the bench is set by a link. */
export function benchOf({ settings, layer, head, view, beside }: LinkState): Bench {
  return {
    settings,
    layer,
    head,
    surprise: view?.surprise ?? false,
    attention: view?.attention ?? false,
    beside: beside ? { ...(beside satisfies Beside) } : null,
  };
}

/** The text of a link for the model it was made with; undefined where its tokens are not this one's. */
export function draftOfLink(
  { prompt, chosen }: LinkState,
  { info, vocabulary }: LabModel,
): Draft | undefined {
  if (![...prompt, ...chosen].every((id) => id < info.shape.vocabulary)) return undefined;
  const promptIds = prompt.length > 0 ? prompt : [info.beginId];
  return {
    prompt: textOf(promptIds.map((id) => vocabulary.token(id))),
    promptIds,
    branches: follow(SPROUT, chosen),
  };
}
