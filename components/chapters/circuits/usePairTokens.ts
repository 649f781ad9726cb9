'use client';

import { useState } from 'react';
import { useAnswer } from '@/components/engine/useAnswer';
import { useReadyModel } from '@/components/engine/useReadyModel';
import { useTokens } from '@/components/engine/useTokens';
import { TEXT_PAIRS, type TextPairName } from '@/lib/block/text-pairs';
import { topK } from '@/lib/maths/top-k';
import { findTokens } from '@/lib/text/find-tokens';
import type { Token } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';

/** Both texts; `pair` names the ready-made ones while neither is changed. */
export interface PatchTexts {
  readonly clean: string;
  readonly changed: string;
  readonly pair?: TextPairName;
}

/** More columns have no room. */
const MOST = 24;
const OFFERED = 5;
const MOST_FOUND = 8;

/** Both texts in the tokens of the model in use, and the two tokens whose logits are compared. */
export function usePairTokens(texts: PatchTexts) {
  const ready = useReadyModel();
  const cleanIds = useTokens(texts.clean);
  const corruptedIds = useTokens(texts.changed);
  const refusal = refusalOf(cleanIds?.length, corruptedIds?.length);
  const even = cleanIds && corruptedIds && !refusal;
  const clean = useTop(even ? cleanIds : undefined);
  const changed = useTop(even ? corruptedIds : undefined);
  const [chosen, choose] = useState<{ key: string; ids: readonly [number, number] }>();
  const key = `${ready?.info.id} ${texts.clean} ${texts.changed}`;
  const own = chosen?.key === key ? chosen.ids : undefined;
  const answerIds = own ?? (ready && (named(texts, ready.vocabulary) ?? likeliest(clean, changed)));
  const { vocabulary } = ready ?? {};
  return {
    cleanIds,
    corruptedIds,
    refusal,
    answerIds: even ? answerIds : undefined,
    offered: vocabulary
      ? [...new Set([...clean, ...changed])].map((id) => vocabulary.token(id))
      : [],
    find: vocabulary && ((typed: string) => findTokens(vocabulary, typed, MOST_FOUND)),
    vocabulary,
    compare: (side: 0 | 1, { id }: Token) => {
      if (!answerIds) return;
      const [one, other] = answerIds;
      choose({ key, ids: side === 0 ? [id, other] : [one, id] });
    },
  };
}

/** The likeliest next tokens of a text; none until the model has read it. */
function useTop(ids: readonly number[] | undefined): readonly number[] {
  const { answer } = useAnswer('inspect', ids && { ids, parts: ['lastLogits'] });
  const own = ids && answer?.ids.join() === ids.join();
  return own ? topK(answer.lastLogits ?? [], OFFERED) : [];
}

/** The tokens that belong to ready-made texts. */
function named(
  { pair }: PatchTexts,
  vocabulary: Vocabulary,
): readonly [number, number] | undefined {
  if (!pair) return undefined;
  const [one, other] = TEXT_PAIRS[pair].answers.map((text) => findTokens(vocabulary, text, 1)[0]);
  return one && other && [one.id, other.id];
}

/** What each text makes likeliest; where that is the same token, the next of the second. */
function likeliest(
  clean: readonly number[],
  changed: readonly number[],
): readonly [number, number] | undefined {
  const [first] = clean;
  const other = changed.find((id) => id !== first);
  return first === undefined || other === undefined ? undefined : [first, other];
}

function refusalOf(one: number | undefined, other: number | undefined): string | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (one !== other) {
    return `One text has ${one} ${one === 1 ? 'token' : 'tokens'}, the other ${other}. A part can only take the place of one at the same position, so change a text until both have as many.`;
  }
  return one > MOST ? `Both texts have ${one} tokens; here is room for ${MOST}.` : undefined;
}
