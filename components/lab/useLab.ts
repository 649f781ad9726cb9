'use client';

import { useCallback, useMemo, useState } from 'react';
import { FIRST_HEAD } from '@/components/workbench/recorded';
import type { Bench } from '@/lib/lab/kept';
import type { LabState } from '@/lib/lab/link';
import { idsOf, type Manuscript } from '@/lib/lab/manuscript';
import type { Draft } from '@/lib/lab/writer';
import { RECORDED_TEXT } from './recorded';
import { useBench, useHow } from './useBench';
import { useBeside, useModelBeside } from './useBeside';
import { useColumn } from './useColumn';
import { useKnownModel } from './useLabModel';
import { keptDraft, useLabText } from './useLabText';
import { useSaved } from './useSaved';

/** Everything the Lab knows and does, for its parts to draw. */
export function useLab() {
  const known = useKnownModel();
  const { bench, change, set } = useBench();
  const { settings, beside } = bench;
  const how = useHow(settings, settings.seed);
  const main = useColumn('lab');
  const [at, setAt] = useState<number>();
  const [aside, setAside] = useState<Draft>();

  const onLink = useCallback(
    (linked: Bench | undefined, place: number | undefined) => {
      if (linked) change(linked);
      setAt(place);
    },
    [change],
  );
  const { origin, own, openPending } = useLabText(main, known, how, onLink);
  /** The reader works on what is in view: a link's text is theirs now, and their own set aside. */
  const touch = () => {
    if (origin.borrowed && known) void keptDraft(known).then(setAside);
    own();
  };

  const byHand = useChosenByHand();
  const second = useModelBeside(beside?.model, known?.model, byHand.is(beside?.model));
  const besideHow = useHow(beside ?? settings, settings.seed);
  const other = useBeside(beside ? second.model : undefined, main.manuscript, besideHow);

  const manuscript = main.manuscript.model ? main.manuscript : RECORDED_TEXT;
  const shape = manuscript.model?.info.shape;
  const layer = Math.min(bench.layer ?? FIRST_HEAD.layer, (shape?.layers ?? 1) - 1);
  const head = Math.min(bench.head ?? FIRST_HEAD.head, (shape?.heads ?? 1) - 1);
  const state = useMemo<LabState>(
    () => ({
      manuscript: main.manuscript,
      bench,
      fingerprint: known?.fingerprint ?? '',
      layer,
      head,
      at,
    }),
    [main.manuscript, bench, known, layer, head, at],
  );
  useSaved(state, origin);

  const both = [main, ...(beside ? [other] : [])];
  const ready = known !== undefined && main.manuscript.model === known.model;
  return {
    ready,
    manuscript,
    bench,
    state,
    origin,
    second,
    other: beside ? other.manuscript : undefined,
    at: at !== undefined && at < idsOf(manuscript).length ? at : undefined,
    aside,
    setAt,
    set,
    change,
    openPending,
    leavePending: own,
    chooseBeside: (part: Partial<NonNullable<Bench['beside']>>) => {
      if (part.model) byHand.note(part.model);
      const { seed, length, ...drawing } = settings;
      // At first the two differ in one thing, so that there is something to see.
      const temperature = drawing.temperature < 1 ? 1.4 : 0.4;
      const own = manuscript.model?.info.id ?? '';
      const before = beside ?? { ...drawing, model: own, temperature };
      change({ beside: { ...before, ...part } });
    },
    /** A new prompt; what was written behind the old one is set aside. */
    write: (prompt: string) => {
      const before = main.manuscript;
      if (prompt === before.prompt || !known) return;
      touch();
      setAt(undefined);
      if (!origin.borrowed) setAside(hasBranches(before) ? draftOf(before) : undefined);
      main.writer.open(known.model, { prompt }, how.drawing);
    },
    bringBack: () => {
      if (!aside || !known) return;
      own();
      setAside(undefined);
      main.writer.open(known.model, aside, how.drawing);
    },
    step: () => {
      touch();
      main.writer.step(how);
      if (beside) other.writer.step(besideHow);
    },
    generate: (beyond = false) => {
      touch();
      setAt(undefined);
      main.writer.generate(settings.length, how, beyond);
      if (beside) other.writer.generate(settings.length, besideHow, beyond);
    },
    stop: () => {
      for (const { writer } of both) writer.stop();
    },
    back: () => {
      touch();
      setAt(undefined);
      for (const { writer } of both) writer.back();
    },
    take: (column: 'main' | 'beside', place: number, id: number) => {
      touch();
      setAt(undefined);
      if (column === 'main') main.writer.take(place, id, how);
      else other.writer.take(place, id, besideHow);
    },
    go: (node: number) => {
      touch();
      setAt(undefined);
      main.writer.go(node, how.drawing);
    },
    how,
    besideHow,
    layer,
    head,
  };
}

export type Lab = ReturnType<typeof useLab>;

const hasBranches = ({ branches }: Manuscript) => branches.nodes.length > 1;

const draftOf = ({ prompt, promptIds, branches }: Manuscript): Draft => ({
  prompt,
  promptIds,
  branches,
});

/** Models that the reader picked here, and not a link: these may be fetched. */
function useChosenByHand() {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return {
    is: (id: string | undefined) => id !== undefined && chosen.includes(id),
    note: (id: string) => setChosen((before) => [...before, id]),
  };
}
