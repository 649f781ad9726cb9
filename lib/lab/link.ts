import { createTree, idsTo } from '@/lib/generation/continuation-tree';
import { checkOf, type RankedToken } from '@/lib/generation/replay';
import { type LinkState, writeLink } from '@/lib/permalink/permalink';
import { textOf } from '@/lib/text/token-text';
import type { Draft, TextState, WriterModel } from '@/lib/writer/text-state';
import type { LabSettings } from './lab-settings';

/** What is in view in the Lab: the state of a link, and what a run file needs. */
export interface LabState {
  readonly text: TextState;
  readonly labSettings: LabSettings;
  /** Of the model's weights; '' until it is known. */
  readonly fingerprint: string;
  /** The attention head in view, both from 0. */
  readonly layer: number;
  readonly head: number;
  /** The token in view; undefined for the open place after the text. */
  readonly at: number | undefined;
}

/** Returns the link to a state of the Lab; undefined before there is a text. */
export function linkOf(state: LabState): LinkState | undefined {
  const { text, labSettings, fingerprint, layer, head, at } = state;
  const { model, promptIds, tree } = text;
  if (!model || promptIds.length === 0) return undefined;
  const { settings, surprise, attention, comparison } = labSettings;
  return {
    model: model.info.id,
    fingerprint,
    prompt: promptIds,
    chosen: idsTo(tree, tree.at),
    settings,
    layer,
    head,
    view: { surprise, attention, ...(at === undefined ? {} : { at }) },
    ...(comparison ? { comparison } : {}),
  };
}

/** Digits of a fingerprint in a short link: enough to notice that a model was trained again. */
const FINGERPRINT = 8;

/**
 * Returns a link as the end of an address, without the "#": with all tokens of the continuation, or,
 * where that is shorter, with what is needed to write them again.
 *
 * @param choices the tokens that the link's settings would not have drawn
 */
export function shortest(link: LinkState, choices: readonly RankedToken[]): string {
  const { chosen, fingerprint } = link;
  const long = writeLink(link);
  const short = writeLink({
    ...link,
    fingerprint: fingerprint.slice(0, FINGERPRINT),
    chosen: [],
    replay: { count: chosen.length, choices, check: checkOf(chosen) },
  });
  return short.length < long.length ? short : long;
}

/** Returns the settings that a link carries. */
export function labSettingsOf({ settings, layer, head, view, comparison }: LinkState): LabSettings {
  return {
    settings,
    layer,
    head,
    surprise: view?.surprise ?? false,
    attention: view?.attention ?? false,
    comparison: comparison ? { ...comparison } : null,
  };
}

/** Returns a link's text for a model; undefined where the model lacks one of its tokens. */
export function draftOfLink(
  { prompt, chosen }: LinkState,
  { info, vocabulary }: WriterModel,
): Draft | undefined {
  if (![...prompt, ...chosen].every((id) => id < info.shape.vocabulary)) return undefined;
  const promptIds = prompt.length > 0 ? prompt : [info.beginId];
  return {
    prompt: textOf(promptIds.map((id) => vocabulary.token(id))),
    promptIds,
    tree: createTree(chosen),
  };
}
