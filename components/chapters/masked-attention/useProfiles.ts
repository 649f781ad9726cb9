'use client';

import { useMemo } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { useTask } from '@/components/engine/useTask';
import { evenProfile, type Profile, profiles } from '@/lib/heads/profile';
import { RECORDED } from './recorded';
import { useIds, useRead } from './useRead';

/** Tokens given twice, how often, and the seed that draws them. */
const REPEATED = { repeated: RECORDED.repeated, texts: 4, seed: 1 } as const;

/** The most tokens whose maps are drawn. */
export const EXTENT = { first: 64 };

/** All heads' maps on the reader's sentence, and their scores; recorded until a model answers. */
export function useProfiles() {
  const { state } = useEngine();
  const ids = useIds(EXTENT);
  const { inside, failure } = useRead('all-heads', ids, { parts: ['attention'] });
  const scores = useTask(
    'headScores',
    state.status === 'ready' ? REPEATED : undefined,
    'induction',
  );
  const { shape, attention = [], ids: drawn, tokens } = inside ?? RECORDED;
  const measured = scores.latest?.result;
  const fits = measured?.induction.length === shape.layers * shape.heads;
  const induction = fits ? measured.induction : inside ? undefined : RECORDED.induction;
  const nats = fits ? measured.nats : RECORDED.nats;
  const all: Profile[] = useMemo(
    () => profiles(attention, shape.heads, drawn, induction),
    [attention, shape.heads, drawn, induction],
  );
  const even = useMemo(() => evenProfile(drawn, RECORDED.repeated), [drawn]);
  return { shape, attention, tokens, all, even, nats, failure, live: inside !== undefined };
}
