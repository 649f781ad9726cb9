'use client';

import { useState } from 'react';
import { idsOf, type Manuscript } from '@/lib/lab/manuscript';
import { useAttention } from './useAttention';
import type { Lab } from './useLab';
import { useMoment } from './useMoment';

type Where = 'main' | 'beside';

/** The token under the cursor in either text, and what is asked of the model about it. */
export function useCursor(lab: Lab) {
  const [pointed, setPointed] = useState<{ column: Where; place: number }>();
  const [besideAt, setBesideAt] = useState<number>();
  const [column, setColumn] = useState<Where>('main');
  const { manuscript, other, bench } = lab;

  const length = (of: Manuscript) => idsOf(of).length;
  const within = (of: Manuscript, place: number | undefined) =>
    place !== undefined && place < length(of) ? place : length(of);
  const placeIn = (where: Where, of: Manuscript) => {
    const chosen = where === 'main' ? lab.at : besideAt;
    return within(of, pointed?.column === where ? pointed.place : chosen);
  };
  const active = other ? (pointed?.column ?? column) : 'main';
  const text = active === 'beside' && other ? other : manuscript;
  const place = placeIn(active, text);
  const how = active === 'main' ? lab.how : lab.besideHow;
  const moment = useMoment(text, place, how.drawing, 'lab-moment');
  const last = length(text) - 1;
  const from = bench.attention ? Math.min(place, last) : undefined;
  const gaze = useAttention(text, from, lab.layer, lab.head, 'lab-look');

  return {
    column: active,
    text,
    place,
    moment,
    gaze,
    /** True while the reader stays at a token, and not only points at it. */
    isChosen: lab.at !== undefined || (other !== undefined && besideAt !== undefined),
    placeIn,
    point: (where: Where) => (at: number | undefined) =>
      setPointed(at === undefined ? undefined : { column: where, place: at }),
    choose: (where: Where) => (at: number) => {
      const of = where === 'main' ? manuscript : other;
      const open = of && at >= length(of);
      setColumn(where);
      setPointed(undefined);
      (where === 'main' ? lab.setAt : setBesideAt)(open ? undefined : at);
    },
  };
}

export type Cursor = ReturnType<typeof useCursor>;
