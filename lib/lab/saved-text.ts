import {
  type ContinuationTree,
  createTree,
  follow,
  idsTo,
  packTree,
  unpackTree,
} from '@/lib/generation/continuation-tree';
import type { LinkState } from '@/lib/permalink/permalink';
import { textOf } from '@/lib/text/token-text';
import type { Draft, TextState } from '@/lib/writer/text-state';
import * as z from '@/lib/zod';

const ids = z.array(z.int().check(z.minimum(0))).check(z.maxLength(200_000));

/** A text with all its continuations, as it is stored on the device. */
const savedTextSchema = z.object({
  model: z.string().check(z.maxLength(300)),
  fingerprint: z.string().check(z.maxLength(64)),
  prompt: z.string().check(z.maxLength(500_000)),
  promptIds: ids,
  /** The text after the prompt in words: for a model with other tokens. */
  written: z.string().check(z.maxLength(2_000_000)),
  branches: z.object({ parents: ids, ids, taken: ids, at: z.int().check(z.minimum(0)) }),
});

export type SavedText = z.infer<typeof savedTextSchema>;

/** Returns a text in the form that is stored; undefined before a model has read it. */
export function toSavedText(text: TextState, fingerprint: string): SavedText | undefined {
  const { model, prompt, promptIds, tree } = text;
  if (!model || promptIds.length === 0) return undefined;
  const tokens = idsTo(tree, tree.at).map((id) => model.vocabulary.token(id));
  return {
    model: model.info.id,
    fingerprint,
    prompt,
    promptIds: [...promptIds],
    written: textOf(tokens),
    branches: packTree(tree) as SavedText['branches'],
  };
}

/** Returns what was stored; undefined for anything that is not a saved text. */
export function readSavedText(stored: string | null): SavedText | undefined {
  return z.readJson(savedTextSchema, stored);
}

/** Returns a saved text as a draft for a model. For a model with other tokens, only words count. */
export async function draftOfSaved(
  saved: SavedText,
  model: { readonly id: string; readonly fingerprint: string; readonly vocabulary: number },
  tokenize: (text: string) => Promise<readonly number[]>,
): Promise<Draft> {
  const { prompt, promptIds, written } = saved;
  const tree = unpackTree(saved.branches);
  const own = saved.model === model.id && saved.fingerprint === model.fingerprint;
  const fits = [...promptIds, ...saved.branches.ids].every((id) => id < model.vocabulary);
  if (own && fits && tree) return { prompt, promptIds, tree };
  return { prompt, tree: createTree(await tokenize(written)) };
}

/** Returns true for a link to the saved text itself, as the page's own address is. */
export function isOwnLink(saved: SavedText | undefined, link: LinkState): boolean {
  const tree = saved && ownTree(saved, link);
  return tree !== undefined && idsTo(tree, tree.at).join() === link.chosen.join();
}

/**
 * Returns true for a link to any text that the saved one holds, as the address is that a reload
 * opens when the text was saved later than its address.
 */
export function holdsLink(saved: SavedText | undefined, link: LinkState): boolean {
  const tree = saved && ownTree(saved, link);
  return tree !== undefined && follow(tree, link.chosen).nodes.length === tree.nodes.length;
}

/** Returns the saved continuations of a link's prompt; undefined where it has another. */
function ownTree(saved: SavedText, link: LinkState): ContinuationTree | undefined {
  if (link.replay || saved.model !== link.model) return undefined;
  if (saved.promptIds.join() !== link.prompt.join()) return undefined;
  return unpackTree(saved.branches);
}
