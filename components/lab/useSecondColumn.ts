'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { isStored } from '@/components/engine/useModelLoader';
import { type SecondModel, useSecondModel } from '@/components/engine/useSecondModel';
import { useWriter, type WriterView } from '@/components/engine/useWriter';
import type { CatalogEntry } from '@/lib/engine/catalog';
import { idsTo } from '@/lib/generation/continuation-tree';
import type { SamplingSettings } from '@/lib/sampling/settings';
import type { TextState, WriterModel } from '@/lib/writer/text-state';
import { entryWith } from './entries';

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
  const entry = id === undefined ? undefined : entryWith(id);
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

/**
 * Writes the second column: the same prompt and seed, by another model or with other settings. It
 * begins with as many tokens as the first column has.
 */
export function useSecondColumn(
  model: WriterModel | undefined,
  main: TextState,
  sampling: SamplingSettings,
): WriterView {
  const column = useWriter('lab-second');
  const { writer } = column;
  const { prompt, promptIds } = main;
  const mainVocabulary = main.model?.info.shape.vocabulary;
  const latest = useRef({ main, sampling });
  latest.current = { main, sampling };

  const draft = useMemo(() => {
    if (promptIds.length === 0 || !model) return undefined;
    const same = model.info.shape.vocabulary === mainVocabulary;
    return same ? { prompt, promptIds } : { prompt };
  }, [prompt, promptIds, model, mainVocabulary]);
  useEffect(() => {
    if (!draft || !model) return;
    const { main, sampling } = latest.current;
    writer.open(model, draft, sampling);
    const count = idsTo(main.tree, main.tree.at).length;
    if (count > 0) writer.generate(count, sampling, true);
    return () => writer.stop();
  }, [draft, model, writer]);
  return column;
}
