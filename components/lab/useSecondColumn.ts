'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { isStored } from '@/components/engine/useModelLoader';
import { type SecondModel, useSecondModel } from '@/components/engine/useSecondModel';
import { useWriter, type WriterView } from '@/components/engine/useWriter';
import type { CatalogEntry } from '@/lib/engine/catalog';
import { createTree, idsTo, nodeAt, pathTo } from '@/lib/generation/continuation-tree';
import type { SamplingSettings } from '@/lib/sampling/settings';
import { textOf } from '@/lib/text/token-text';
import {
  type Draft,
  EMPTY_TEXT,
  shareTokens,
  type TextState,
  type WriterModel,
} from '@/lib/writer/text-state';
import { labEntryOf } from './entries';

/** The model of the second column, loading or ready. */
export interface SecondColumnModel extends SecondModel {
  readonly entry: CatalogEntry | undefined;
  /** Fetches the model; defined only while it waits for the reader's consent. */
  readonly open: (() => void) | undefined;
}

/**
 * Opens the model of the second column. The page's own model is not opened twice: two texts of one
 * model take turns in its worker, and share its cache.
 *
 * @param id its name in the catalog; undefined closes it
 * @param first the page's own model, which is loaded first
 */
export function useSecondColumnModel(
  id: string | undefined,
  first: WriterModel | undefined,
  chosenByHand: boolean,
): SecondColumnModel {
  const [asked, setAsked] = useState<string>();
  const entry = id === undefined ? undefined : labEntryOf(id);
  const here = useIsHere(entry);
  const own = first !== undefined && first.info.id === id;
  const allowed = here || own || chosenByHand || (asked !== undefined && asked === id);
  const unasked = !chosenByHand && asked !== id;
  const second = useSecondModel(allowed && first ? entry : undefined, { storedOnly: unasked });
  const waits = here === false && !allowed;
  return { ...second, entry, open: waits ? () => setAsked(id) : undefined };
}

/** Returns whether a model is part of this site or stored on this device; undefined until known. */
function useIsHere(entry: CatalogEntry | undefined): boolean | undefined {
  const [stored, setStored] = useState<{ readonly id: string; readonly is: boolean }>();
  const ofSite = entry?.host === '';
  useEffect(() => {
    if (!entry || ofSite) return;
    let wanted = true;
    void isStored(entry).then((is) => {
      if (wanted) setStored({ id: entry.id, is });
    });
    return () => {
      wanted = false;
    };
  }, [entry, ofSite]);
  if (ofSite) return true;
  return stored !== undefined && stored.id === entry?.id ? stored.is : undefined;
}

/** The second column: its writer, and its text, which never is one that another model wrote. */
export interface SecondColumn extends WriterView {
  /** Expects the first column to write so many tokens after what it has now. */
  readonly expect: (more: number) => void;
}

/**
 * Writes the second column: by another model or with other settings, with the same seed, and from
 * the same place. That is the token that was last chosen by hand in the first column, else the end
 * of the prompt. It is written as long as the first.
 */
export function useSecondColumn(
  model: WriterModel | undefined,
  main: TextState,
  sampling: SamplingSettings,
): SecondColumn {
  const { writer, text } = useWriter('lab-second');
  const expected = useRef(0);
  const latest = useRef({ main, sampling });
  latest.current = { main, sampling };

  const beginning = beginningOf(main).join();
  const { prompt, promptIds, model: mainModel } = main;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another beginning begins both texts again
  useEffect(() => {
    if (!model || promptIds.length === 0) return;
    const { main, sampling } = latest.current;
    const ids = beginningOf(main);
    const count = idsTo(main.tree, main.tree.at).length - ids.length + expected.current;
    expected.current = 0;
    let wanted = true;
    void draftFor(model, main, ids).then((draft) => {
      if (!wanted) return;
      writer.open(model, draft, sampling);
      if (count > 0) writer.generate(count, sampling, true);
    });
    return () => {
      wanted = false;
      writer.stop();
    };
  }, [beginning, prompt, promptIds, model, mainModel?.info.shape.vocabulary, writer]);

  const expect = useCallback((more: number) => {
    expected.current = more;
  }, []);
  const own = model !== undefined && text.model === model;
  return { writer, expect, text: own ? text : EMPTY_TEXT };
}

/** Returns the tokens after the prompt up to the last one that was chosen by hand. */
function beginningOf({ tree }: TextState): readonly number[] {
  const nodes = pathTo(tree, tree.at).map((node) => nodeAt(tree, node));
  return nodes.slice(0, nodes.findLastIndex(({ taken }) => taken) + 1).map(({ id }) => id);
}

/** Returns a prompt and these tokens as a text for a model that may have other tokens. */
async function draftFor(
  model: WriterModel,
  { model: main, prompt, promptIds }: TextState,
  ids: readonly number[],
): Promise<Draft> {
  if (main && shareTokens(model, main)) {
    return { prompt, promptIds, tree: createTree(ids) };
  }
  if (!main || ids.length === 0) return { prompt };
  const words = textOf(ids.map((id) => main.vocabulary.token(id)));
  return { prompt, tree: createTree(await model.client.tokenize(words)) };
}

/** Returns why the second column has no text; undefined once its model is there. */
export function whyEmpty({ entry, model, open, failure }: SecondColumnModel): string | undefined {
  if (model) return undefined;
  if (!entry) return 'No model of this name is known here, so nothing is written.';
  if (failure) return `${entry.title} is not open, so it has written nothing.`;
  if (open) return `${entry.title} is not on this device yet, so it has written nothing.`;
  return `${entry.title} is loading. Its text begins when it is there.`;
}
