'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useModels } from '@/components/engine/EngineProvider';
import { findEntry } from '@/components/engine/known-models';
import { isStored } from '@/components/engine/useModelLoader';
import type { WriterView } from '@/components/engine/useWriter';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { readStored } from '@/components/storage/stored';
import { filesNameOf, hubFileOf } from '@/lib/engine/foreign/names';
import { idsTo } from '@/lib/generation/continuation-tree';
import { checkOf, type Replay } from '@/lib/generation/replay';
import type { LabSettings } from '@/lib/lab/lab-settings';
import { draftOfLink, labSettingsOf } from '@/lib/lab/link';
import { draftOfSaved, holdsLink, isOwnLink, readSavedText } from '@/lib/lab/saved-text';
import { type LinkState, type ReadLink, readLink } from '@/lib/permalink/permalink';
import type { SamplingSettings } from '@/lib/sampling/settings';
import type { Draft } from '@/lib/writer/text-state';
import type { Writer } from '@/lib/writer/writer';
import { labEntryOf } from './entries';
import { ESSAY, essayDraft } from './essay';
import type { Known } from './useLabModel';

/** Storage key of the text with all its continuations. */
export const TEXT_KEY = 'inside-gpt-2:lab-text';

/** Storage key of the address written last: a link equal to it is the page's own. */
export const ADDRESS_KEY = 'inside-gpt-2:lab-address';

/** Where the text in view comes from. */
export interface Origin {
  /** What the reader should know about a link. */
  readonly message: string | undefined;
  /** A link that waits for its model. */
  readonly pending: LinkState | undefined;
  /** True while the text is a link's, and the reader has not touched it. */
  readonly borrowed: boolean;
}

const OWN: Origin = { message: undefined, pending: undefined, borrowed: false };

/**
 * Opens the text in view: a link's, else the saved one, else an essay. A link does
 * not replace the reader's saved text until they work on the link's.
 */
export function useLabText(
  { writer, text }: WriterView,
  known: Known | undefined,
  sampling: SamplingSettings,
  onLink: (labSettings: LabSettings | undefined, at: number | undefined) => void,
) {
  const { choose } = useModels();
  const { applied, apply } = useSentence();
  const [origin, setOrigin] = useState(OWN);
  const latest = useRef({ origin, applied, sampling, onLink });
  latest.current = { origin, applied, sampling, onLink };
  const started = useRef(false);

  const openOwn = useCallback(
    async (known: Known) => {
      const prompt = latest.current.applied;
      if (opensOnEssay(prompt) && known.model.info.id === ESSAY.model) {
        latest.current.onLink(undefined, ESSAY.place);
        return writer.open(known.model, essayDraft(), latest.current.sampling);
      }
      const draft = await savedDraft(known);
      const own = draft?.prompt === prompt ? draft : { prompt };
      writer.open(known.model, own, latest.current.sampling);
    },
    [writer],
  );

  const openLink = useCallback(
    (link: LinkState, known: Known): Origin => {
      const { model, fingerprint } = known;
      const entry = labEntryOf(link.model);
      const canBeFound = hubFileOf(link.model) ?? filesNameOf(link.model);
      if (!entry && !canBeFound) {
        return refused(`it was made with a model that is not known here, “${link.model}”`);
      }
      if (link.model !== model.info.id) return { ...OWN, pending: link };
      const title = entry?.title ?? link.model;
      const draft = draftOfLink(link, model);
      if (!draft) return refused(`this ${title} does not have all of its tokens`);
      const labSettings = labSettingsOf(link);
      // Both columns begin at once: the second waits until the first is written.
      const first = link.replay ? { ...labSettings, comparison: null } : labSettings;
      latest.current.onLink(first, link.view?.at);
      writer.open(model, draft, labSettings.settings);
      const borrowed = { pending: undefined, borrowed: true };
      // A short link has only the beginning of a fingerprint.
      const differs = !fingerprint.startsWith(link.fingerprint);
      if (!differs && link.replay) {
        void replay(writer, link.replay, labSettings.settings).then((note) => {
          if (note === undefined) return;
          setOrigin((before) => (before.borrowed ? { ...before, message: note } : before));
          if (labSettings.comparison) latest.current.onLink(labSettings, link.view?.at);
        });
      }
      return { ...borrowed, message: openedNote(link, title, differs) };
    },
    [writer],
  );

  const begin = useCallback(
    (hash: string, read: ReadLink | undefined, known: Known) => {
      const saved = readSavedText(readStored(TEXT_KEY));
      const own =
        read?.ok &&
        (hash === readStored(ADDRESS_KEY) ||
          (isReload() ? holdsLink : isOwnLink)(saved, read.state));
      const unchanged = saved?.prompt === latest.current.applied;
      if (own && unchanged) {
        // The saved text is at least as new as the address.
        latest.current.onLink(undefined, read.state.view?.at);
      } else if (own && isReload()) {
        // A sentence that was typed just before the reload is newer than the address.
      } else if (read?.ok) {
        const next = openLink(read.state, known);
        setOrigin(next);
        if (next.borrowed) return;
      } else if (read) setOrigin({ ...OWN, message: read.message });
      void openOwn(known);
    },
    [openLink, openOwn],
  );

  // The first model opens the text; any later one goes on with it.
  useEffect(() => {
    if (!known) return;
    const { pending } = latest.current.origin;
    if (!started.current) {
      started.current = true;
      begin(location.hash, readLink(location.hash), known);
    } else if (pending?.model === known.model.info.id) setOrigin(openLink(pending, known));
    else void writer.adopt(known.model, latest.current.sampling);
  }, [known, begin, openLink, writer]);

  useEffect(() => {
    const changed = ({ newURL }: HashChangeEvent) => {
      // What is in view may have been written into the address since.
      const { hash } = new URL(newURL);
      const read = readLink(hash);
      if (known && read) begin(hash, read, known);
    };
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, [known, begin]);

  // Models of this site, or stored on this device, open unasked; nothing else is fetched.
  const waitsFor = origin.pending?.model;
  useEffect(() => {
    if (waitsFor === undefined) return;
    let here = true;
    const entry = findEntry(waitsFor);
    const open = async () => {
      if (entry && (entry.host === '' || (await isStored(entry))) && here) {
        choose(entry.id, { storedOnly: true });
      }
    };
    void open();
    return () => {
      here = false;
    };
  }, [waitsFor, choose]);

  // The prompt becomes the notebook's sentence, once the text is the reader's own.
  const { model, prompt } = text;
  const { borrowed } = origin;
  useEffect(() => {
    if (model && !borrowed && prompt !== latest.current.applied) apply(prompt);
  }, [model, prompt, borrowed, apply]);

  /** Makes a link's text the reader's own: they have begun to work on it. */
  const own = useCallback(() => setOrigin(OWN), []);
  const openPending = useCallback(() => {
    if (waitsFor !== undefined) choose(waitsFor);
  }, [waitsFor, choose]);
  return { origin, own, openPending };
}

/** Returns whether a reader has written nothing yet, neither here nor in the chapters. */
export function opensOnEssay(applied: string): boolean {
  return readStored(TEXT_KEY) === null && applied === essayDraft().prompt;
}

/** Returns the reader's saved text as a draft; undefined if there is none. */
export async function savedDraft({ model, fingerprint }: Known): Promise<Draft | undefined> {
  const saved = readSavedText(readStored(TEXT_KEY));
  const { id, shape } = model.info;
  const about = { id, fingerprint, vocabulary: shape.vocabulary };
  return saved && draftOfSaved(saved, about, (words) => model.client.tokenize(words));
}

/** Returns what a reader should know about a link whose text was opened. */
function openedNote({ replay }: LinkState, title: string, differs: boolean): string | undefined {
  if (!differs) {
    return (
      replay &&
      `This link tells how its text was written: it is written again, ${replay.count} tokens.`
    );
  }
  const known = `This link was made with another version of ${title}`;
  return replay
    ? `${known}, which would write another text here: only the prompt is shown.`
    : `${known}: the text is the same, its probabilities, and what is written next, may differ.`;
}

/**
 * Writes the text of a short link. Returns what to say then, "" for nothing; undefined where another
 * text was opened meanwhile.
 */
async function replay(
  writer: Writer,
  linked: Replay,
  settings: SamplingSettings,
): Promise<string | undefined> {
  const { promptIds } = writer.text();
  await writer.replay(linked, settings);
  const { promptIds: now, tree } = writer.text();
  const ids = idsTo(tree, tree.at);
  if (now !== promptIds) return undefined;
  return ids.length < linked.count || checkOf(ids) === linked.check
    ? ''
    : 'This device calculates a little differently: the text is not quite the one that was shared.';
}

/** True when this very address was reloaded. */
function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry?.name === location.href && (entry as PerformanceNavigationTiming).type === 'reload';
}

const refused = (why: string): Origin => ({ ...OWN, message: `This link cannot be used: ${why}.` });
