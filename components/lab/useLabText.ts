'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useModels } from '@/components/engine/EngineProvider';
import { entryOf, isStored } from '@/components/engine/useModelLoader';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { readStored } from '@/components/storage/stored';
import { follow, SPROUT } from '@/lib/lab/branches';
import { type Bench, draftOf, isOwnLink, readKept } from '@/lib/lab/kept';
import { benchOf, draftOfLink } from '@/lib/lab/link';
import type { How } from '@/lib/lab/manuscript';
import type { Draft } from '@/lib/lab/writer';
import { type LinkState, type ReadLink, readLink } from '@/lib/permalink/permalink';
import { entryWith } from './entries';
import type { Column } from './useColumn';
import type { Known } from './useLabModel';

/** The text, with all its branches, as it is kept on the device. */
export const TEXT_KEY = 'inside-gpt-2:lab-text';

/** The address that was written last for it: a link like that is the page's own. */
export const ADDRESS_KEY = 'inside-gpt-2:lab-address';

/** Where the text in view comes from. */
export interface Origin {
  /** What a link has to say for itself. */
  readonly message: string | undefined;
  /** A link that waits for its model. */
  readonly pending: LinkState | undefined;
  /** True while the text is a link's, and the reader has not touched it. */
  readonly borrowed: boolean;
}

const OWN: Origin = { message: undefined, pending: undefined, borrowed: false };

/**
 * Which text is in view: a link's, else the one that was kept, else the notebook's sentence. A link
 * takes nothing away: the reader's own text stays kept until they work on the link's.
 */
export function useLabText(
  { writer, manuscript }: Column,
  known: Known | undefined,
  how: How,
  onLink: (bench: Bench | undefined, at: number | undefined) => void,
) {
  const { choose } = useModels();
  const { applied, apply } = useSentence();
  const [origin, setOrigin] = useState(OWN);
  const latest = useRef({ origin, applied, how, onLink });
  latest.current = { origin, applied, how, onLink };
  const started = useRef(false);

  const openOwn = useCallback(
    async (known: Known) => {
      const prompt = latest.current.applied;
      const draft = await keptDraft(known);
      const own = draft?.prompt === prompt ? draft : { prompt };
      writer.open(known.model, own, latest.current.how.drawing);
    },
    [writer],
  );

  const openLink = useCallback(
    (link: LinkState, known: Known): Origin => {
      const { model, fingerprint } = known;
      const entry = entryWith(link.model);
      if (!entry)
        return refused(`it was made with a model that is not known here, “${link.model}”`);
      if (entry.id !== model.info.id) return { ...OWN, pending: link };
      const draft = draftOfLink(link, model);
      if (!draft) return refused(`this ${entry.title} does not have all of its tokens`);
      const bench = benchOf(link);
      latest.current.onLink(bench, link.view?.at);
      writer.open(model, draft, bench.settings);
      const differs = link.fingerprint !== '' && link.fingerprint !== fingerprint;
      const message = differs
        ? `This link was made with another version of ${entry.title}: the text is the same, its probabilities, and what is written next, may differ.`
        : undefined;
      return { message, pending: undefined, borrowed: true };
    },
    [writer],
  );

  const begin = useCallback(
    (read: ReadLink | undefined, known: Known) => {
      const kept = readKept(readStored(TEXT_KEY));
      const isOwn =
        read?.ok &&
        kept?.prompt === latest.current.applied &&
        (location.hash === readStored(ADDRESS_KEY) || isOwnLink(kept, read.state));
      if (isOwn) {
        // What was kept is at least as new as the address.
        latest.current.onLink(undefined, read.state.view?.at);
      } else if (read?.ok) {
        const next = openLink(read.state, known);
        setOrigin(next);
        if (next.borrowed) return;
      } else if (read) setOrigin({ ...OWN, message: read.message });
      void openOwn(known);
    },
    [openLink, openOwn],
  );

  // A model is there: the first opens the text, any other goes on with it.
  useEffect(() => {
    if (!known) return;
    const { pending } = latest.current.origin;
    if (!started.current) {
      started.current = true;
      begin(readLink(location.hash), known);
    } else if (pending?.model === known.model.info.id) setOrigin(openLink(pending, known));
    else void writer.adopt(known.model, latest.current.how.drawing);
  }, [known, begin, openLink, writer]);

  useEffect(() => {
    const changed = () => {
      const read = readLink(location.hash);
      if (known && read) begin(read, known);
    };
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, [known, begin]);

  // What the site brings itself, or the device has, is opened unasked; nothing else is.
  const waitsFor = origin.pending?.model;
  useEffect(() => {
    if (waitsFor === undefined) return;
    let here = true;
    const entry = entryOf(waitsFor);
    const open = async () => {
      if ((entry.host === '' || (await isStored(entry))) && here) choose(entry.id);
    };
    void open();
    return () => {
      here = false;
    };
  }, [waitsFor, choose]);

  // The notebook's sentence is what stands here, once it is the reader's own.
  const { model, prompt } = manuscript;
  const { borrowed } = origin;
  useEffect(() => {
    if (model && !borrowed && prompt !== latest.current.applied) apply(prompt);
  }, [model, prompt, borrowed, apply]);

  /** The reader works on the text: from now on it is theirs. */
  const own = useCallback(() => setOrigin(OWN), []);
  const openPending = useCallback(() => {
    if (waitsFor !== undefined) choose(waitsFor);
  }, [waitsFor, choose]);
  return { origin, own, openPending };
}

/** The reader's own text, as it was kept last; undefined where there is none. */
export async function keptDraft({ model, fingerprint }: Known): Promise<Draft | undefined> {
  const kept = readKept(readStored(TEXT_KEY));
  const { id, shape } = model.info;
  const about = { id, fingerprint, vocabulary: shape.vocabulary };
  const grow = (ids: readonly number[]) => follow(SPROUT, ids);
  return kept && draftOf(kept, about, (text) => model.client.tokenize(text), grow);
}

const refused = (why: string): Origin => ({ ...OWN, message: `This link cannot be used: ${why}.` });
