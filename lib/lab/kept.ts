import * as z from 'zod/mini';
import {
  DEFAULT_SETTINGS,
  drawingSchema,
  type LinkState,
  settingsSchema,
} from '@/lib/permalink/permalink';
import { textOf } from '@/lib/text/token-text';
import { type Branches, packBranches, unpackBranches, writtenTo } from './branches';
import type { Manuscript } from './manuscript';
import type { Draft } from './writer';

z.config({ jitless: true });

/** How the Lab is set: it outlives a reload, and a link carries it. */
export const benchSchema = z.object({
  settings: settingsSchema,
  /** From 0; null until the reader has chosen. */
  layer: z.nullable(z.int().check(z.minimum(0), z.maximum(999))),
  head: z.nullable(z.int().check(z.minimum(0), z.maximum(999))),
  surprise: z.boolean(),
  attention: z.boolean(),
  /** The text beside: its model's name in the catalog, and its settings. */
  beside: z.nullable(z.extend(drawingSchema, { model: z.string().check(z.maxLength(64)) })),
});

export type Bench = z.infer<typeof benchSchema>;

export const FIRST_BENCH: Bench = {
  settings: DEFAULT_SETTINGS,
  layer: null,
  head: null,
  surprise: false,
  attention: false,
  beside: null,
};

const ids = z.array(z.int().check(z.minimum(0))).check(z.maxLength(200_000));

/** A text with all its branches, as it is kept on the device. */
const keptSchema = z.object({
  model: z.string().check(z.maxLength(64)),
  fingerprint: z.string().check(z.maxLength(64)),
  prompt: z.string().check(z.maxLength(500_000)),
  promptIds: ids,
  /** The words behind the prompt: for a model with other tokens. */
  written: z.string().check(z.maxLength(2_000_000)),
  branches: z.object({ parents: ids, ids, taken: ids, at: z.int().check(z.minimum(0)) }),
});

export type KeptText = z.infer<typeof keptSchema>;

/** A manuscript to be kept; undefined before any model has read it. */
export function keep(manuscript: Manuscript, fingerprint: string): KeptText | undefined {
  const { model, prompt, promptIds, branches } = manuscript;
  if (!model || promptIds.length === 0) return undefined;
  const tokens = writtenTo(branches, branches.at).map((id) => model.vocabulary.token(id));
  return {
    model: model.info.id,
    fingerprint,
    prompt,
    promptIds: [...promptIds],
    written: textOf(tokens),
    branches: packBranches(branches) as KeptText['branches'],
  };
}

/** What was kept, or undefined for anything else. */
export function readKept(stored: string | null): KeptText | undefined {
  if (stored === null) return undefined;
  try {
    return keptSchema.safeParse(JSON.parse(stored)).data;
  } catch {
    return undefined;
  }
}

/**
 * The text that was kept, for a model. Another model's tokens mean nothing to this one: of those
 * only the words count, which `tokenize` cuts anew.
 */
export async function draftOf(
  kept: KeptText,
  model: { readonly id: string; readonly fingerprint: string; readonly vocabulary: number },
  tokenize: (text: string) => Promise<readonly number[]>,
  follow: (ids: readonly number[]) => Branches,
): Promise<Draft> {
  const { prompt, promptIds, written } = kept;
  const branches = unpackBranches(kept.branches);
  const own = kept.model === model.id && kept.fingerprint === model.fingerprint;
  const fits = [...promptIds, ...kept.branches.ids].every((id) => id < model.vocabulary);
  if (own && fits && branches) return { prompt, promptIds, branches };
  return { prompt, branches: follow(await tokenize(written)) };
}

/** True for a link to the very text that is kept: it is the address of the page itself. */
export function isOwnLink(kept: KeptText | undefined, link: LinkState): boolean {
  const branches = kept && unpackBranches(kept.branches);
  if (!kept || !branches || kept.model !== link.model) return false;
  const same = (a: readonly number[], b: readonly number[]) => a.join() === b.join();
  return same(kept.promptIds, link.prompt) && same(writtenTo(branches, branches.at), link.chosen);
}
