'use client';

import { useEffect, useMemo, useState } from 'react';
import { loadedOnce } from '@/components/engine/loadedOnce';
import { createStore, useStore } from '@/components/storage/createStore';
import { BytePairs } from '@/lib/tokenizer/byte-pairs';
import { loadGpt2Vocabulary } from '@/lib/tokenizer/gpt2';
import { type InUse, useMerges, useVocabulary } from './useVocabulary';

/** Whose merges are played: the model's in use, or GPT-2's own. */
type Choice = 'model' | 'gpt2';

// Both figures of the section show the same choice.
const choice = createStore<Choice>('model');

type Gpt2 = Pick<InUse, 'vocabulary' | 'pairs' | 'size' | 'from'>;

const loadGpt2 = loadedOnce(async (): Promise<Gpt2> => {
  const vocabulary = await loadGpt2Vocabulary();
  const size = vocabulary.tokens().length;
  return { vocabulary, pairs: BytePairs.of(vocabulary), size, from: 'live' };
});

/** The tokenizer that the section's figures show. */
export function useTokenizer() {
  const model = useVocabulary();
  const merges = useMerges();
  const { joins } = model;
  const wanted = useStore(choice);
  const chosen = joins ? wanted : 'gpt2';
  const [gpt2, setGpt2] = useState<Gpt2>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (chosen !== 'gpt2') return;
    let current = true;
    setFailed(false);
    loadGpt2().then(
      (loaded) => current && setGpt2(loaded),
      () => {
        if (!current) return;
        setFailed(true);
        choice.set('model');
      },
    );
    return () => {
      current = false;
    };
  }, [chosen]);
  return useMemo(() => {
    const own = chosen === 'gpt2' ? gpt2 : undefined;
    const { vocabulary, pairs, size, from } = own ?? merges;
    const title = own ? 'GPT\u20112' : merges.title;
    const shown = { title, vocabulary, pairs, size, from };
    return { ...shown, chosen, choose: choice.set, failed, model, joins };
  }, [chosen, gpt2, failed, model, merges, joins]);
}

export type Tokenizer = ReturnType<typeof useTokenizer>;
