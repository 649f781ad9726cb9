'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { isStored } from '@/components/engine/useOpening';
import type { CatalogEntry } from '@/lib/engine/catalog';
import { type EngineFailure, toFailure } from '@/lib/engine/failure';
import { openModel } from '@/lib/engine/open';
import { writtenTo } from '@/lib/lab/branches';
import type { How, LabModel, Manuscript } from '@/lib/lab/manuscript';
import { unpackVocabulary } from '@/lib/trace/vocabulary';
import { entryWith } from './entries';
import { type Column, useColumn } from './useColumn';

/** The second model on its way. */
export interface SecondModel {
  readonly entry: CatalogEntry | undefined;
  readonly model: LabModel | undefined;
  /** Bytes of it that are here, while it loads. */
  readonly loaded: number;
  readonly failure: EngineFailure | undefined;
  /** Asks for a model that would have to be fetched: nothing large is, unasked. */
  readonly open: (() => void) | undefined;
}

interface Opened {
  readonly id: string;
  readonly model?: LabModel;
  readonly loaded?: number;
  readonly failure?: EngineFailure;
  readonly waits?: boolean;
}

/**
 * A second model, in a worker of its own. The page's own model is not opened twice: two texts of
 * one model take turns in its worker, and share what it has read.
 *
 * @param id its name in the catalog; undefined closes it
 */
export function useSecondModel(
  id: string | undefined,
  first: LabModel | undefined,
  chosenByHand: boolean,
): SecondModel {
  const [opened, setOpened] = useState<Opened>();
  const [asked, setAsked] = useState<string>();
  const entry = id === undefined ? undefined : entryWith(id);
  const own = entry !== undefined && first?.info.id === entry.id;
  const allowed = chosenByHand || asked === id;

  useEffect(() => {
    if (!entry || own || !first) return;
    const controller = new AbortController();
    const { signal } = controller;
    let close = () => {};
    const open = async () => {
      if (!allowed && entry.host !== '' && !(await isStored(entry))) {
        if (!signal.aborted) setOpened({ id: entry.id, waits: true });
        return;
      }
      setOpened({ id: entry.id });
      try {
        const siteUrl = new URL('/', location.href).href;
        const onProgress = (progress: { stage: string; loaded?: number }) => {
          if (signal.aborted || progress.loaded === undefined) return;
          setOpened({ id: entry.id, loaded: progress.loaded });
        };
        const { client, info } = await openModel(entry, siteUrl, onProgress, signal);
        close = () => client.close();
        if (signal.aborted) return close();
        const vocabulary = unpackVocabulary(info.vocabulary);
        setOpened({ id: entry.id, model: { client, info, vocabulary } });
      } catch (error) {
        if (!signal.aborted) setOpened({ id: entry.id, failure: toFailure(error) });
      }
    };
    void open();
    return () => {
      controller.abort();
      close();
      setOpened(undefined);
    };
  }, [entry, own, first, allowed]);

  const here = opened?.id === entry?.id ? opened : undefined;
  return {
    entry,
    model: own ? first : here?.model,
    loaded: here?.loaded ?? 0,
    failure: here?.failure,
    open: here?.waits ? () => setAsked(id) : undefined,
  };
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
