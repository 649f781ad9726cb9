'use client';

import { createContext, type ReactNode, useContext } from 'react';

const Context = createContext<string | undefined>(undefined);

/** The chapter whose figures can be shown in other pages; undefined where they cannot. */
export const useEmbeddableIn = (): string | undefined => useContext(Context);

/** Offers to embed the figures inside. */
export function EmbeddableFigures({
  chapter,
  children,
}: {
  readonly chapter: string;
  readonly children: ReactNode;
}) {
  return <Context value={chapter}>{children}</Context>;
}
