'use client';

import type { ReactNode } from 'react';
import { STORYBOOK } from '@/lib/engine/catalog';
import { type Engine, EngineContext } from './EngineProvider';

/** A model that is never there, and has not failed. */
const ABSENT: Engine = {
  title: STORYBOOK.title,
  state: { status: 'loading' },
  retry: () => {},
  report: () => {},
};

/** Figures inside keep to their recorded answers: no model ever answers them. */
export function RecordedOnly({ children }: { readonly children: ReactNode }) {
  return <EngineContext value={ABSENT}>{children}</EngineContext>;
}
