'use client';

import { useMemo, useState } from 'react';
import { useAnswer } from '@/components/engine/useAnswer';
import { useReadyModel } from '@/components/engine/useReadyModel';
import { useSentenceIds } from '@/components/sentence/useSentenceIds';
import { topK } from '@/lib/maths/top-k';
import { findTokens } from '@/lib/text/find-tokens';
import type { Token } from '@/lib/trace/trace';
import { tokensById } from '@/lib/trace/vocabulary';
import { ENDING } from './ending';
import { RECORDED_CIRCUITS } from './recorded';

const OFFERED = 8;
const MOST_FOUND = 8;

/** Which of the two tokens is chosen: the one that is explained, or the one it is compared with. */
export type Side = 0 | 1;

/**
 * The ledger of the reader's text and of two tokens of their choice: the two likeliest at first.
 * Claims are tested when `knockOut` is called; another text or another pair ends that.
 */
export function useLedger() {
  const ready = useReadyModel();
  const ids = useSentenceIds(ENDING);
  const top = useAnswer('inspect', ids && { ids, parts: ['lastLogits'] }, RECORDED_CIRCUITS.logits);
  const read = top.from === 'live' && ids?.join() === top.answer.ids.join();
  const [chosen, choose] = useState<{ model: string; pair: readonly [number, number] }>();
  const candidates = useMemo(() => topK(top.answer.lastLogits ?? [], OFFERED), [top.answer]);
  const own = chosen?.model === top.model ? chosen.pair : undefined;
  const [first = 0, second = 0] = candidates;
  const answerIds = own ?? ([first, second] as const);

  const request = ids && read ? { ids, answerIds } : undefined;
  const ledger = useAnswer('ledger', request, RECORDED_CIRCUITS.ledger);
  const key = request && JSON.stringify(request);
  const [asked, ask] = useState<string>();
  const tested =
    request && asked === key ? { ...request, sample: 'sentences' as const } : undefined;
  const knockOuts = useAnswer('knockOuts', tested, RECORDED_CIRCUITS.knockOuts);
  const fits =
    knockOuts.model === ledger.model &&
    knockOuts.answer.ids.join() === ledger.answer.ids.join() &&
    knockOuts.answer.answerIds.join() === ledger.answer.answerIds.join();

  const pair = (side: Side, { id }: Token): readonly [number, number] => {
    const [one, other] = answerIds;
    if (side === 0) return id === other ? [other, one] : [id, other];
    return id === one ? [other, one] : [one, id];
  };
  const vocabulary = read ? ready?.vocabulary : undefined;
  return {
    ledger,
    asks: fits ? [ledger, knockOuts] : [ledger],
    /** Undefined until it is measured for this text and these tokens. */
    knockOuts: fits ? knockOuts.answer : undefined,
    progress: tested && knockOuts.busy ? (knockOuts.progress ?? 0) : undefined,
    failure: ledger.failure ?? knockOuts.failure,
    knockOut: () => ask(key),
    cancel: () => ask(undefined),
    /** The two tokens of the ledger that is shown. */
    tokens: tokensById(ledger.vocabulary, ledger.answer.answerIds),
    offered: tokensById(top.vocabulary, candidates),
    choose: (side: Side, token: Token) => choose({ model: top.model, pair: pair(side, token) }),
    find: vocabulary && ((typed: string) => findTokens(vocabulary, typed, MOST_FOUND)),
  };
}
