'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { isStored } from '@/components/engine/useModelLoader';
import { type SecondModel, useSecondModel } from '@/components/engine/useSecondModel';
import type { CatalogEntry } from '@/lib/engine/catalog';
import { writtenTo } from '@/lib/lab/branches';
import type { How, LabModel, Manuscript } from '@/lib/lab/manuscript';
import { entryWith } from './entries';
import { type Column, useColumn } from './useColumn';

/** The model of the text beside, on its way or there. */
export interface ModelBeside extends SecondModel {
  readonly entry: CatalogEntry | undefined;
  /** Asks for a model that would have to be fetched: nothing large is, unasked. */
  readonly open: (() => void) | undefined;
}

/**
 * The model of the text beside. The page's own is not opened twice: two texts of one model take
 * turns in its worker, and share what it has read.
 *
 * @param id its name in the catalog; undefined closes it
 * @param first the page's own, which comes first
 */
export function useModelBeside(
  id: string | undefined,
  first: LabModel | undefined,
  chosenByHand: boolean,
): ModelBeside {
  const [asked, setAsked] = useState<string>();
  const entry = id === undefined ? undefined : entryWith(id);
  const here = useIsHere(entry);
  const own = first !== undefined && first.info.id === id;
  const allowed = here || own || chosenByHand || (asked !== undefined && asked === id);
  const second = useSecondModel(allowed && first ? entry : undefined);
  const waits = here === false && !allowed;
  return { ...second, entry, open: waits ? () => setAsked(id) : undefined };
}

/** Whether a model comes with this site or is stored on this device; undefined until that is known. */
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
 * The text beside: the same prompt and seed, written by another model or with other settings. What
 * the first has written when the second comes is written beside at once, as long.
 */
export function useBeside(model: LabModel | undefined, main: Manuscript, how: How): Column {
  const column = useColumn('lab-beside');
  const { writer } = column;
  const { prompt, promptIds } = main;
  const mainVocabulary = main.model?.info.shape.vocabulary;
  const latest = useRef({ main, how });
  latest.current = { main, how };

  const draft = useMemo(() => {
    if (promptIds.length === 0 || !model) return undefined;
    const same = model.info.shape.vocabulary === mainVocabulary;
    return same ? { prompt, promptIds } : { prompt };
  }, [prompt, promptIds, model, mainVocabulary]);
  useEffect(() => {
    if (!draft || !model) return;
    const { main, how } = latest.current;
    writer.open(model, draft, how.drawing);
    const count = writtenTo(main.branches, main.branches.at).length;
    if (count > 0) writer.generate(count, how, true);
    return () => writer.stop();
  }, [draft, model, writer]);
  return column;
}
