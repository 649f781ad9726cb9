'use client';

import { DRAWN } from './generated/drawn';

/** The figures of a chapter on one page, or the component that one of them is in. */
export function ChapterFigures({
  chapter,
  only,
}: {
  readonly chapter: string;
  readonly only?: string;
}) {
  return (DRAWN[chapter] ?? [])
    .filter(([ids]) => only === undefined || ids.includes(only))
    .map(([ids, Component]) => <Component key={ids[0]} />);
}
