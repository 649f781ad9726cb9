'use client';

import { useState } from 'react';
import type { Token } from '@/lib/trace/trace';
import type { InUse } from './useVocabulary';

/** A token that the reader has picked; it is forgotten when another model comes into use. */
export function usePick({ id, vocabulary }: InUse): [Token | undefined, (token: Token) => void] {
  const [picked, setPicked] = useState<{ model: string; token: number }>();
  const token = picked?.model === id ? vocabulary.token(picked.token) : undefined;
  return [token, ({ id: token }) => setPicked({ model: id, token })];
}
