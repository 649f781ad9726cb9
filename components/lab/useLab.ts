'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { useWriter } from '@/components/engine/useWriter';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { FIRST_HEAD, recordedText } from '@/components/workbench/recorded';
import type { LabSettings } from '@/lib/lab/lab-settings';
import type { LabState } from '@/lib/lab/link';
import { type Draft, idsOf, type TextState } from '@/lib/writer/text-state';
import { ESSAY, ESSAY_TEXT } from './essay';
import { useAutosave } from './useAutosave';
import { useKnownModel } from './useLabModel';
import { useLabSettings, useSampling } from './useLabSettings';
import { opensOnEssay, savedDraft, useLabText } from './useLabText';
import { useSecondColumn, useSecondColumnModel } from './useSecondColumn';

/** The Lab's state and actions, for its parts to render. */
export function useLab() {
  const known = useKnownModel();
  const { labSettings, change, set } = useLabSettings();
  const { settings, comparison } = labSettings;
  const sampling = useSampling(settings, settings.seed);
  const main = useWriter('lab');
  const [at, setAt] = useState<number>();
  const [aside, setAside] = useState<Draft>();

  const onLink = useCallback(
    (linked: LabSettings | undefined, place: number | undefined) => {
      if (linked) change(linked);
      setAt(place);
    },
    [change],
  );
  const { origin, own, openPending } = useLabText(main, known, sampling, onLink);
  /** Before a change: a link's text becomes the reader's, and their own is set aside. */
  const touch = () => {
    if (origin.borrowed && known) void savedDraft(known).then(setAside);
    own();
  };

  const byHand = useChosenByHand();
  const second = useSecondColumnModel(
    comparison?.model,
    known?.model,
    byHand.is(comparison?.model),
  );
  const secondSampling = useSampling(comparison ?? settings, settings.seed);
  const other = useSecondColumn(comparison ? second.model : undefined, main.text, secondSampling);

  const isNew = useIsNew();
  const recorded = useMemo(() => (isNew ? ESSAY_TEXT : recordedText(sampling)), [isNew, sampling]);
  const text = main.text.model ? main.text : recorded;
  const place = text === ESSAY_TEXT ? ESSAY.place : at;
  const shape = text.model?.info.shape;
  const layer = Math.min(labSettings.layer ?? FIRST_HEAD.layer, (shape?.layers ?? 1) - 1);
  const head = Math.min(labSettings.head ?? FIRST_HEAD.head, (shape?.heads ?? 1) - 1);
  const state = useMemo<LabState>(
    () => ({
      text: main.text,
      labSettings,
      fingerprint: known?.fingerprint ?? '',
      layer,
      head,
      at,
    }),
    [main.text, labSettings, known, layer, head, at],
  );
  useAutosave(state, origin);

  const columns = [
    { writer: main.writer, sampling },
    ...(other.text.model ? [{ writer: other.writer, sampling: secondSampling }] : []),
  ];
  const ready = known !== undefined && main.text.model === known.model;
  return {
    ready,
    text,
    labSettings,
    state,
    origin,
    second,
    other: comparison ? other.text : undefined,
    at: place !== undefined && place < idsOf(text).length ? place : undefined,
    aside,
    setAt,
    set,
    change,
    openPending,
    leavePending: own,
    setComparison: (part: Partial<NonNullable<LabSettings['comparison']>>) => {
      if (part.model) byHand.note(part.model);
      const { seed, length, ...same } = settings;
      // At first the two columns differ in one setting, so that there is something to see.
      const temperature = same.temperature < 1 ? 1.4 : 0.4;
      const model = text.model?.info.id ?? '';
      const before = comparison ?? { ...same, model, temperature };
      change({ comparison: { ...before, ...part } });
    },
    /** Opens a new prompt; what was written after the old one is set aside. */
    write: (prompt: string) => {
      const { text: before } = main;
      if (prompt === before.prompt || !known) return;
      touch();
      setAt(undefined);
      if (!origin.borrowed) {
        setAside(before.tree.nodes.length > 1 ? toDraft(before) : undefined);
      }
      main.writer.open(known.model, { prompt }, sampling);
    },
    bringBack: () => {
      if (!aside || !known) return;
      own();
      setAside(undefined);
      main.writer.open(known.model, aside, sampling);
    },
    next: () => {
      touch();
      for (const one of columns) one.writer.step(one.sampling);
    },
    generate: (beyond = false) => {
      touch();
      setAt(undefined);
      for (const one of columns) one.writer.generate(settings.length, one.sampling, beyond);
    },
    stop: () => {
      for (const { writer } of columns) writer.stop();
    },
    back: () => {
      touch();
      setAt(undefined);
      for (const one of columns) one.writer.back(one.sampling);
    },
    take: (column: 'main' | 'second', place: number, id: number) => {
      const [{ writer, text }, by] = column === 'main' ? [main, sampling] : [other, secondSampling];
      // The token that is there already changes nothing.
      if (idsOf(text)[place] === id) return;
      touch();
      setAt(undefined);
      const rest = idsOf(text).length - place - 1;
      if (column === 'main') other.expect(Math.max(rest, 0));
      writer.take(place, id, by);
      // What stood there is replaced: as much is written anew. At the open place one token is added.
      if (rest > 0) writer.generate(rest, by);
    },
    go: (node: number) => {
      touch();
      setAt(undefined);
      main.writer.go(node, sampling);
    },
    sampling,
    secondSampling,
    layer,
    head,
  };
}

/** True for a reader who comes for the first time, and without a link: the Lab opens on an essay. */
function useIsNew(): boolean {
  const [isNew, setIsNew] = useState(true);
  const { applied } = useSentence();
  useEffect(() => setIsNew(opensOnEssay(applied) && location.hash === ''), [applied]);
  return isNew;
}

export type LabView = ReturnType<typeof useLab>;

const toDraft = ({ prompt, promptIds, tree }: TextState): Draft => ({ prompt, promptIds, tree });

/** Models that the reader picked here, and not a link: these may be fetched. */
function useChosenByHand() {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return {
    is: (id: string | undefined) => id !== undefined && chosen.includes(id),
    note: (id: string) => setChosen((before) => [...before, id]),
  };
}
