'use client';

import { useMemo } from 'react';
import { useAnswer } from '@/components/engine/useAnswer';
import { useSentenceIds } from '@/components/sentence/useSentenceIds';
import type { Answered } from '@/lib/engine/answered';
import { evenProfile, profiles } from '@/lib/heads/profile';
import { textOf } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';
import { RECORDED_ATTENTION } from './recorded';

/** The most tokens whose maps are drawn. */
export const EXTENT = { first: 64 };

/** All heads' maps on the reader's sentence, and their scores. */
export function useProfiles() {
  const ids = useSentenceIds(EXTENT);
  const request = ids && { ids, parts: ['attention' as const] };
  const pass = useAnswer('inspect', request, RECORDED_ATTENTION.attention);
  const scores = useAnswer(
    'headScores',
    ids && RECORDED_ATTENTION.headScores.request,
    RECORDED_ATTENTION.headScores,
  );
  const { answer, model } = pass;
  // Another model's scores say nothing of these heads.
  const induction = scores.model === model ? scores.answer.induction : undefined;
  const all = useMemo(
    () => profiles(answer.attention ?? [], answer.shape.heads, answer.ids, induction),
    [answer, induction],
  );
  const { repeated } = scores.request;
  const even = useMemo(() => evenProfile(answer.ids, repeated), [answer, repeated]);
  return { ...pass, all, even, scores, nats: scores.answer.nats };
}

/** The same of GPT-2 on its own sentence; undefined until it has come. */
export function useGpt2Profiles(recorded: Answered<'inspect'> | undefined) {
  return useMemo(() => {
    if (!recorded) return undefined;
    const { answer, vocabulary } = recorded;
    return {
      answer,
      all: profiles(answer.attention ?? [], answer.shape.heads, answer.ids, undefined),
      even: evenProfile(answer.ids, RECORDED_ATTENTION.headScores.request.repeated),
      text: textOf(tokensById(vocabulary, answer.ids)),
    };
  }, [recorded]);
}
