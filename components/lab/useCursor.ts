'use client';

import { useState } from 'react';
import { useDistributionAt } from '@/components/workbench/useDistributionAt';
import { idsOf, type TextState } from '@/lib/writer/text-state';
import { NAMED } from '@/lib/writer/writer';
import { CROSSROADS, ESSAY_TEXT, isEssay } from './essay';
import { useAttention } from './useAttention';
import type { LabView } from './useLab';

type Column = 'main' | 'second';

/** The token under the cursor in either column, and the model's answers about it. */
export function useCursor(lab: LabView) {
  const [pointed, setPointed] = useState<{ column: Column; place: number }>();
  const [secondAt, setSecondAt] = useState<number>();
  const [column, setColumn] = useState<Column>('main');
  const [touched, setTouched] = useState(false);
  const { text: main, other, labSettings } = lab;

  const length = (of: TextState) => idsOf(of).length;
  const within = (of: TextState, place: number | undefined) =>
    place !== undefined && place < length(of) ? place : length(of);
  const placeIn = (where: Column, of: TextState) => {
    const chosen = where === 'main' ? lab.at : secondAt;
    return within(of, pointed?.column === where ? pointed.place : chosen);
  };
  const active = other ? (pointed?.column ?? column) : 'main';
  const text = active === 'second' && other ? other : main;
  const place = placeIn(active, text);
  const settings = active === 'main' ? lab.sampling : lab.secondSampling;
  const asked = useDistributionAt(text, place, settings, 'lab-distribution');
  const recorded = text === ESSAY_TEXT && place === CROSSROADS.place ? CROSSROADS : undefined;
  const distribution = asked ?? recorded;
  const { model, promptIds } = text;
  const ids = idsOf(text).slice(0, place);
  const asks =
    model && ids.length > 0
      ? [
          {
            ...{ task: 'nextTokenDistribution' as const, vocabulary: model.vocabulary },
            shape: model.info.shape,
            request: { ids, promptLength: promptIds.length, place, settings, named: NAMED },
          },
        ]
      : undefined;
  const last = length(text) - 1;
  const from = labSettings.attention ? Math.min(place, last) : undefined;
  const attentionRow = useAttention(text, from, lab.layer, lab.head, 'lab-look');

  return {
    column: active,
    text,
    place,
    /** What could be there; of the position before, until it is known. */
    distribution,
    /** What may be asked in code: what comes next at the cursor. */
    asks,
    attentionRow,
    /** True if the reader, or a link, chose a token; the essay opens on one by itself. */
    isChosen:
      (lab.at !== undefined && (touched || !isEssay(main))) ||
      (other !== undefined && secondAt !== undefined),
    placeIn,
    point: (where: Column) => (at: number | undefined) =>
      setPointed(at === undefined ? undefined : { column: where, place: at }),
    choose: (where: Column) => (at: number) => {
      const of = where === 'main' ? main : other;
      const open = of && at >= length(of);
      setColumn(where);
      setTouched(true);
      setPointed(undefined);
      (where === 'main' ? lab.setAt : setSecondAt)(open ? undefined : at);
    },
  };
}

export type Cursor = ReturnType<typeof useCursor>;
